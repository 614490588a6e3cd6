import fc from 'fast-check';
import { rich } from '../../conformance/fuzz/rich';
import { readInputs } from '../../generate/input';
import { buildModel } from '../../generate/model';
import { placesOf, sampleOf } from '../../generate/sampler';
import { expectLinear } from '../../test-helpers/linear-time';
import { type KubernetesVersion, kubernetesVersions } from '../kubernetes/version';
import { verify } from './verify';
import { verifyUpdate } from './verify-update';

type Json = Record<string, unknown>;
type Steps = readonly (string | number)[];

const model = buildModel(readInputs());
const kinds = [...model.definitions.values()].filter(({ apiVersion }) => apiVersion !== undefined);

/** A valid object for each field that there is, and whole ones that use many at once. */
const sampled = kinds.flatMap((kind) =>
  [...placesOf(kind, model)].map((place) => ({ place, object: sampleOf(place, model, '1.37') as Json })),
);
const samples: readonly Json[] = sampled.map(({ object }) => object);
const whole: readonly Json[] = kinds.flatMap(({ name, apiVersion }) =>
  (rich[name] ?? []).map((object) => ({ apiVersion, kind: name, ...object })),
);

const prototypeNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

/** Texts that are hard on a regular expression or a parser, of a length. */
const hostile: readonly ((length: number) => string)[] = [
  (length) => 'a'.repeat(length),
  (length) => 'a.'.repeat(length / 2),
  (length) => `${'a-'.repeat(length / 2)}!`,
  (length) => `${'a.'.repeat(length / 2)}a/b`,
  (length) => `${'a.'.repeat(length / 2)}a\\user`,
  (length) => '0'.repeat(length),
  (length) => `${'0'.repeat(length)}${'9'.repeat(30)}Ki`,
  (length) => `${'0'.repeat(length)}\u2028`,
  (length) => `1.${'9'.repeat(length)}m`,
  (length) => `1e${'9'.repeat(length)}`,
  (length) => `x${' '.repeat(length)}x`,
  (length) => '/'.repeat(length),
  (length) => '/a'.repeat(length / 2),
  (length) => '../'.repeat(length / 3),
  (length) => '1,'.repeat(length / 2),
  (length) => '1:'.repeat(length / 2),
  (length) => `* * * * ${'1-'.repeat(length / 2)}`,
  (length) => `TZ=${'A/'.repeat(length / 2)} * * * * *`,
  (length) => `@every ${'1h'.repeat(length / 2)}`,
  (length) => '$('.repeat(length / 2),
  (length) => `metadata.labels['${'a/'.repeat(length / 2)}']`,
  (length) => `iqn.2001-04.${'com.'.repeat(length / 4)}`,
  (length) => `image@sha256:${'f'.repeat(length)}`,
  (length) => '\ud800'.repeat(length),
  (length) => 'ü'.repeat(length),
  (length) => '\n'.repeat(length),
];

/** Long enough to overflow the stack of a regular expression that repeats a group, as one for names with dots in them. */
const megabytes = ['a.'.repeat(6_000_000), `${'a.'.repeat(6_000_000)}b\\user`, '/a'.repeat(6_000_000)];

/** Every place in an object but those that say what it is. */
function placesIn(value: unknown, steps: Steps = []): readonly Steps[] {
  if (typeof value !== 'object' || value === null) return [];
  const names = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return names
    .filter((name) => steps.length > 0 || (name !== 'apiVersion' && name !== 'kind'))
    .flatMap((name) => [[...steps, name], ...placesIn(Reflect.get(value, name), [...steps, name])]);
}

/** A copy with a value at a place. A name such as `__proto__` becomes a field like any other. */
function grafted(value: unknown, [step, ...steps]: Steps, graft: unknown): unknown {
  if (step === undefined) return graft;
  const copy: object = Array.isArray(value) ? [...value] : { ...(value as object) };
  const inner = grafted(Reflect.get(copy, step), steps, graft);
  Object.defineProperty(copy, step, { value: inner, enumerable: true, writable: true, configurable: true });
  return copy;
}

function valueAt(value: unknown, steps: Steps): unknown {
  return steps.reduce<unknown>((at, step) => (at as Json)[step], value);
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) frozen(inner);
  return value;
}

function everyFinding(input: unknown, kubernetes = kubernetesVersions.at(-1) ?? '1.35') {
  return verify(input, { kubernetes, podSecurity: 'restricted' });
}

const strange = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.anything({ withBigInt: true, withSparseArray: true, withNullPrototype: true, withDate: true, withMap: true }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -0, 2 ** 53, 2 ** 63, -(2 ** 31) - 1, 5e-324, 10n ** 30n),
  fc.constantFrom(...prototypeNames, '\ud800', '\udc00x', '\u0000', '', ' ', '{{', '0x10', '1e999999999', '-0', '١'),
  fc.string({ unit: 'binary' }),
  fc.tuple(fc.constantFrom(...hostile), fc.integer({ min: 0, max: 400 })).map(([text, length]) => text(length)),
  fc.constantFrom(...prototypeNames).map((name) => JSON.parse(`{${JSON.stringify(name)}: ["a"]}`)),
  fc.constant(new Array(5)),
);

const seed = fc.constantFrom(...samples, ...whole, ...whole);
const release = fc.constantFrom(...kubernetesVersions);

describe('verify', () => {
  test('never throws, whatever the value', () => {
    const input = fc.oneof(
      strange,
      fc.array(strange),
      fc.record({ apiVersion: strange, kind: strange, spec: strange }),
    );
    fc.assert(
      fc.property(input, release, (value, kubernetes) => {
        expect(Array.isArray(everyFinding(frozen(value), kubernetes))).toBe(true);
      }),
    );
  });

  test('never throws for any value in any field, and does not change its input', () => {
    fc.assert(
      fc.property(
        seed.chain((object) => graftedCopy(object, 1)),
        release,
        (object, kubernetes) => {
          for (const { code, field, message } of everyFinding(frozen(object), kubernetes)) {
            expect([typeof code, typeof field, typeof message]).toEqual(['string', 'string', 'string']);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('treats inherited names as ordinary fields and keys', () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const named = fc.tuple(seed, fc.constantFrom(...prototypeNames), strange).chain(([object, name, value]) => {
      const objects = [[], ...placesIn(object)].filter((steps) => isRecord(valueAt(object, steps)));
      return fc.constantFrom(...objects).map((steps) => grafted(object, [...steps, name], value));
    });
    fc.assert(
      fc.property(named, release, (object, kubernetes) => {
        everyFinding(frozen(object), kubernetes);
        expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
      }),
      { numRuns: 1000 },
    );
  });

  test('ignores inherited entries of a map', () => {
    const deployment = (matchLabels: object, labels: object) => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'a' },
      spec: {
        selector: { matchLabels },
        template: { metadata: { labels }, spec: { containers: [{ name: 'constructor', image: 'a' }] } },
      },
    });
    const codes = (object: unknown) =>
      verify(object, { kubernetes: '1.35', practices: false }).map(({ code, field }) => `${code} ${field}`);
    expect(codes(deployment({ constructor: 'a' }, { constructor: 'a' }))).toEqual([]);
    expect(codes(deployment({ constructor: 'a' }, { app: 'a' }))).toEqual([
      'api/workload-selector spec.template.metadata.labels',
    ]);
    expect(codes(deployment(JSON.parse('{"__proto__": "a"}'), JSON.parse('{"__proto__": "a"}')))).toHaveLength(2);
  });

  test.each([
    ['lists', (inner: unknown) => [inner]],
    ['objects', (inner: unknown) => ({ inner })],
    ['containers', (inner: unknown) => ({ containers: [inner] })],
  ])('never throws for %s nested 100,000 deep, in any field', (_, wrap) => {
    let deep: unknown = 'bottom';
    for (let at = 0; at < 100_000; at += 1) deep = wrap(deep);
    for (const [object, steps] of distinctPlaces(() => true)) everyFinding(grafted(object, steps, deep));
  });

  test('takes linear time for a long string in any field', () => {
    let turn = 0;
    for (const [object, steps] of distinctPlaces((value) => typeof value === 'string')) {
      for (let at = 0; at < 3; at += 1) {
        const text = hostile[turn % hostile.length] ?? String;
        turn += 1;
        expectLinear(
          (size) => () => everyFinding(grafted(object, steps, text(size))),
          4000,
          `${steps.join('.')}: ${text(20)}`,
        );
      }
    }
  });

  test('takes linear time for a long array of equal entries in any field', () => {
    for (const [object, steps] of distinctPlaces(Array.isArray)) {
      const [entry] = valueAt(object, steps) as readonly unknown[];
      const listOf = (size: number) => grafted(object, steps, new Array(size).fill(entry));
      expectLinear(
        (size) =>
          (
            (list) => () =>
              everyFinding(list)
          )(listOf(size)),
        500,
        steps.join('.'),
      );
    }
  });

  test.each<[string, string]>([
    ['Pod', 'metadata.name'],
    ['Pod', 'metadata.namespace'],
    ['Pod', 'metadata.labels.app'],
    ['Pod', 'metadata.annotations.note'],
    ['Pod', 'spec.hostname'],
    ['Pod', 'spec.nodeName'],
    ['Pod', 'spec.nodeSelector.disk'],
    ['Pod', 'spec.containers.0.name'],
    ['Pod', 'spec.containers.0.image'],
    ['Pod', 'spec.containers.0.env.0.name'],
    ['Pod', 'spec.containers.0.env.0.value'],
    ['Pod', 'spec.containers.0.ports.0.name'],
    ['Pod', 'spec.containers.0.ports.0.hostIP'],
    ['Pod', 'spec.containers.0.resources.limits.memory'],
    ['Pod', 'spec.containers.0.resources.requests.cpu'],
    ['Pod', 'spec.containers.0.volumeMounts.0.mountPath'],
    ['Pod', 'spec.containers.0.volumeMounts.0.subPath'],
    ['Pod', 'spec.containers.0.livenessProbe.httpGet.path'],
    ['Pod', 'spec.containers.0.securityContext.windowsOptions.runAsUserName'],
    ['Pod', 'spec.containers.0.securityContext.windowsOptions.gmsaCredentialSpecName'],
    ['Pod', 'spec.securityContext.sysctls.0.name'],
    ['Pod', 'spec.dnsConfig.searches.0'],
    ['Pod', 'spec.dnsConfig.nameservers.0'],
    ['Pod', 'spec.hostAliases.0.ip'],
    ['Pod', 'spec.volumes.0.name'],
    ['Pod', 'spec.volumes.0.configMap.items.0.path'],
    ['Pod', 'spec.volumes.0.hostPath.path'],
    ['CronJob', 'spec.schedule'],
    ['CronJob', 'spec.timeZone'],
    ['Service', 'spec.externalName'],
    ['Service', 'spec.clusterIP'],
    ['NetworkPolicy', 'spec.egress.0.to.0.ipBlock.cidr'],
    ['ConfigMap', 'data.key'],
    ['Secret', 'data.key'],
    ['PodDisruptionBudget', 'spec.minAvailable'],
  ])('verifies a %s with megabytes of text in %s', (kind, path) => {
    const object = whole.find((one) => one.kind === kind) ?? {};
    const steps = path.split('.').map((name) => (/^\d$/.test(name) ? Number(name) : name));
    for (const text of megabytes) everyFinding(withPlace(object, steps, text));
  });
});

describe('verifyUpdate', () => {
  const findings = (old: unknown, object: unknown, kubernetes: KubernetesVersion, resize = false) =>
    verifyUpdate(frozen(old), frozen(object), { kubernetes, podSecurity: 'restricted', resize });

  test('never throws, whatever the values', () => {
    fc.assert(
      fc.property(strange, strange, release, fc.boolean(), (old, object, kubernetes, resize) => {
        expect(Array.isArray(findings(old, object, kubernetes, resize))).toBe(true);
      }),
    );
  });

  test('never throws for any value in any field of the old or the new object, and changes neither', () => {
    const pair = seed.chain((object) => fc.tuple(graftedCopy(object, 0), graftedCopy(object, 0)));
    fc.assert(
      fc.property(pair, release, fc.boolean(), fc.boolean(), ([old, object], kubernetes, live, resize) => {
        const stored = live ? tryGraft(old, ['metadata', 'uid'], '7c5d5a4e-6f5a-4d0b-8c3b-0e6e1f8f3a11') : old;
        for (const { code, field, message } of findings(stored, object, kubernetes, resize)) {
          expect([typeof code, typeof field, typeof message]).toEqual(['string', 'string', 'string']);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('never throws where a part of the old and of the new object is of another type', () => {
    const eachKind = whole.filter(({ kind }, at) => whole.findIndex((other) => other.kind === kind) === at);
    for (const object of eachKind) {
      for (const place of placesIn(object).filter(({ length }) => length <= 2)) {
        for (const other of ['', {}]) {
          const changed = grafted(object, place, other);
          verifyUpdate(changed, changed, { kubernetes: '1.37' });
          verifyUpdate(changed, object, { kubernetes: '1.37' });
        }
      }
    }
  });

  test('never throws for lists nested 100,000 deep, in any field', () => {
    let deep: unknown = 'bottom';
    for (let at = 0; at < 100_000; at += 1) deep = [deep];
    for (const [object, steps] of distinctPlaces(() => true)) {
      const nested = grafted(object, steps, deep);
      verifyUpdate(object, nested, { kubernetes: '1.37' });
      verifyUpdate(nested, object, { kubernetes: '1.37' });
    }
  });
});

/** A copy of an object with up to three strange values. */
function graftedCopy(object: Json, minLength: number): fc.Arbitrary<unknown> {
  return fc
    .array(fc.tuple(fc.constantFrom(...placesIn(object)), strange), { minLength, maxLength: 3 })
    .map((grafts) => grafts.reduce<unknown>((at, [steps, value]) => tryGraft(at, steps, value), object));
}

/** A copy with a value at a place, which is made where it is not there. */
function withPlace(value: unknown, steps: Steps, graft: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return graft;
  const at = isRecord(value) || Array.isArray(value) ? value : typeof step === 'number' ? [] : {};
  return grafted(at, [step], withPlace(Reflect.get(at, step), rest, graft));
}

/** An earlier graft may have taken the place away. */
function tryGraft(object: unknown, steps: Steps, value: unknown): unknown {
  const parent = steps
    .slice(0, -1)
    .reduce<unknown>((at, step) => (isRecord(at) || Array.isArray(at) ? Reflect.get(at, step) : undefined), object);
  return isRecord(parent) || Array.isArray(parent) ? grafted(object, steps, value) : object;
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One place, in the sample that was made for it, for each field of each definition that has such a value. */
function distinctPlaces(isWanted: (value: unknown) => boolean): readonly (readonly [Json, Steps])[] {
  const found = new Map<string, readonly [Json, Steps]>();
  for (const { place, object } of sampled) {
    const last = place.steps.at(-1);
    const field = `${last?.owner.name}.${last?.field.name}`;
    if (found.has(field)) continue;
    const names = place.steps.map((step) => step.field.name).join();
    const steps = placesIn(object).find(
      (one) => one.filter((step) => typeof step === 'string').join() === names && isWanted(valueAt(object, one)),
    );
    if (steps !== undefined) found.set(field, [object, steps]);
  }
  return [...found.values()];
}
