import fc from 'fast-check';
import { compare } from './compare';
import { type Difference, valuesOf } from './difference';
import { printDifference } from './print-difference';
import { schemaOf } from './schema';
import { secretsOf } from './secrets';

type Json = Readonly<Record<string, unknown>>;

const word = fc.stringMatching(/^[a-z]{1,8}$/);

/** A scalar that is nowhere in a {@link deployment}, or the other boolean. */
function another(scalar: unknown): unknown {
  if (typeof scalar === 'boolean') return !scalar;
  return typeof scalar === 'number' ? scalar + 100_000 : `not-${scalar}`;
}

/** Deployments with lists of every sort: with keys, without, of scalars. */
const deployment = fc.record({
  apiVersion: fc.constant('apps/v1'),
  kind: fc.constant('Deployment'),
  metadata: fc.record({ name: word, labels: fc.dictionary(word, word, { maxKeys: 3 }) }),
  spec: fc.record({
    replicas: fc.integer({ min: 1, max: 9 }),
    template: fc.record({
      spec: fc.record({
        hostNetwork: fc.boolean(),
        tolerations: fc.array(fc.record({ key: word, value: word }), { maxLength: 3 }),
        containers: fc.uniqueArray(
          fc.record({
            name: word,
            image: word,
            args: fc.array(word, { maxLength: 3 }),
            ports: fc.uniqueArray(fc.record({ name: word, containerPort: fc.integer({ min: 1, max: 65535 }) }), {
              selector: ({ containerPort }) => containerPort,
              maxLength: 3,
            }),
          }),
          { selector: ({ name }) => name, minLength: 1, maxLength: 3 },
        ),
      }),
    }),
  }),
});

/** A part of a value: some fields of each object in it; all items of each list. */
function partOf(value: unknown, keep: () => boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => partOf(item, keep));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(() => keep());
  return Object.fromEntries(entries.map(([name, inner]) => [name, partOf(inner, keep)]));
}

/** The ways to all scalars in a value. */
function leavesOf(value: unknown, way: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [way];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...way, name]));
}

/** A copy with another scalar at the end of a way. */
function changedAt(value: unknown, [name, ...rest]: readonly string[], changed: (scalar: unknown) => unknown): unknown {
  if (name === undefined) return changed(value);
  if (Array.isArray(value))
    return value.map((item, at) => (String(at) === name ? changedAt(item, rest, changed) : item));
  return { ...(value as Json), [name]: changedAt((value as Json)[name], rest, changed) };
}

const difference = (partial: unknown, received: unknown) => compare(partial, received, schemaOf(received));
const plain = (text: string) => text;
const printed = (found: Difference, partial: unknown, received: unknown) =>
  printDifference(found, secretsOf(partial, received), { expected: plain, received: plain, dim: plain });

test('every object matches itself', () => {
  fc.assert(fc.property(deployment, (object) => difference(object, object) === undefined));
});

test('every part of an object matches it', () => {
  fc.assert(
    fc.property(deployment, fc.infiniteStream(fc.boolean()), (object, keeps) => {
      expect(
        difference(
          partOf(object, () => keeps.next().value),
          object,
        ),
      ).toBeUndefined();
    }),
  );
});

test('an object with one other scalar does not match, and its field is printed', () => {
  fc.assert(
    fc.property(deployment, fc.nat(), (object, which) => {
      const leaves = leavesOf(object).filter(([field]) => field !== 'apiVersion' && field !== 'kind');
      const way = leaves[which % leaves.length] ?? [];
      const partial = changedAt(object, way, another);
      const found = difference(partial, object);
      if (found === undefined) throw new Error(`matches in spite of ${way.join('.')}`);
      const [value] = valuesOf(found);
      // An item with another key than all others is missing as a whole.
      const field = value?.place.expected.filter((step) => !/^\d+$/.test(step)).at(-1) ?? '';
      expect(way).toEqual(expect.arrayContaining([field]));
      expect(printed(found, partial, object)).toContain(field);
    }),
  );
});
