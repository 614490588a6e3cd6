import fc from 'fast-check';
import { pathsIn, withAt } from '../../conformance/fuzz/tree';
import { plan } from './plan';
import { liveOf } from './testdata/live';
import { pairs } from './testdata/pairs';

type Json = Parameters<typeof withAt>[0];

const objects = pairs.flatMap(({ old, new: now }) => [old, now]) as readonly Json[];
const hostile = fc.constantFrom<Json | undefined>(
  undefined,
  null,
  0,
  -1,
  1e21,
  '',
  'x',
  '1000%',
  true,
  [],
  [null],
  {},
  { '': {} },
  [[]],
);

/** An object with something else at any of its places. */
const spoiled = fc.tuple(fc.constantFrom(...objects), fc.nat(), hostile).map(([object, at, value]) => {
  const paths = pathsIn(object);
  return withAt(object, paths[at % paths.length] ?? [], value);
});

test('plan never throws, whatever the objects', () => {
  fc.assert(
    fc.property(fc.array(spoiled, { maxLength: 3 }), fc.array(spoiled, { maxLength: 3 }), (old, now) => {
      expect(() => plan(old, now, { kubernetes: '1.35' })).not.toThrow();
    }),
  );
});

test('plan never throws, whatever a live object has in its metadata', () => {
  const live = fc.tuple(fc.constantFrom(...objects), fc.nat(), hostile).map(([object, at, value]) => {
    const made = liveOf(object as never, at % 2 === 0 ? 'server-side' : 'client-side') as Json;
    const paths = pathsIn(made).filter(([first]) => first === 'metadata');
    return [withAt(made, paths[at % paths.length] ?? [], value), object] as const;
  });
  fc.assert(
    fc.property(live, ([old, now]) => {
      expect(() => plan(old, now, { kubernetes: '1.35' })).not.toThrow();
    }),
  );
});

test('plan throws for manifests that are not parsed', () => {
  expect(() => plan('kind: Pod', [], { kubernetes: '1.35' })).toThrow('got a string; parse it first');
  expect(() => plan([], 'kind: Pod', { kubernetes: '1.35' })).toThrow('got a string; parse it first');
});

test('plan leaves what it is given as it is', () => {
  for (const { old, new: now } of pairs) {
    const before = JSON.stringify([old, now]);
    plan(old, now, { kubernetes: '1.35' });
    expect(JSON.stringify([old, now])).toBe(before);
  }
});

test.each([
  [undefined, /kubernetes/i],
  [{ kubernetes: '1.2' }, /1\.2/],
  [{ kubernetes: '1.35', kubernets: '1.35' }, /unknown option "kubernets"/],
  [{ kubernetes: '1.35', namespace: '' }, /namespace/],
  [{ kubernetes: '1.35', fieldManagers: 'kubectl' }, /fieldManagers/],
  [{ kubernetes: '1.35', fieldManagers: [7] }, /fieldManagers/],
  [{ kubernetes: '1.35', practices: false }, /unknown option "practices"/],
])('plan with the options %j is a TypeError', (options, message) => {
  const call = () => plan([], [], options as never);
  expect(call).toThrow(TypeError);
  expect(call).toThrow(message);
});
