import fc from 'fast-check';
import { placesIn } from '../../test-helpers/hostile-values';
import { status } from './status';
import { cases } from './testdata/cases';
import { deploymentWith, event, list, node, now, ordinalPod, pod, statefulSet } from './testdata/objects';

const seed = process.env.PROPERTY_SEED === undefined ? {} : { seed: Number(process.env.PROPERTY_SEED) };

/** Objects that are as they should be, in a namespace of their own. */
const healthy = () => {
  const objects = [
    ...deploymentWith({}, 0, 3),
    statefulSet(),
    ...[0, 1, 2].map((ordinal) => ordinalPod(ordinal)),
    pod(),
    event(pod(), 'Started', 'Container started', { type: 'Normal' }),
  ];
  return JSON.parse(JSON.stringify(objects).replace(/"(?:shop|node-1)"/g, '"calm"')) as readonly object[];
};

test('healthy objects have no findings', () => {
  expect(status(list(healthy(), node('node-1')), { now })).toEqual([]);
});

test.each(cases)('healthy objects change nothing: $title', ({ objects, logs = {} }) => {
  expect(status(list(objects, healthy()), { now, logs })).toEqual(status(list(objects), { now, logs }));
});

test('the order of objects does not matter', () => {
  const all = cases.flatMap(({ objects }, at) => inNamespace(objects, `shop-${at}`));
  const before = status(list(all), { now });
  expect(before.length).toBeGreaterThanOrEqual(cases.length);
  fc.assert(
    fc.property(fc.shuffledSubarray([...all], { minLength: all.length }), (shuffled) => {
      expect(status(list(shuffled), { now })).toEqual(before);
    }),
    { numRuns: 20, ...seed },
  );
});

function inNamespace(objects: readonly object[], namespace: string): readonly object[] {
  return JSON.parse(JSON.stringify(objects).replaceAll('"shop"', `"${namespace}"`));
}

/** Of all wrong values in all places, each eleventh: they are tens of thousands. */
const step = 11;

test('a wrong value anywhere in a snapshot does not make it throw, or quote what is not there', () => {
  const variants = cases.flatMap(({ objects }) =>
    objects.flatMap((object, at) => placesIn(object, '').map(({ place }) => objects.with(at, place as object))),
  );
  const texts = variants
    .filter((_, at) => at % step === 0)
    .flatMap((objects) => status(list(objects), { now }))
    .map(({ message, fix }) => `${message}; ${fix}`);
  expect(texts.length).toBeGreaterThan(1000);
  expect(texts.filter((text) => /undefined|\[object|NaN/.test(text))).toEqual([]);
});

test('any JSON but a string is a snapshot', () => {
  fc.assert(
    fc.property(
      fc.jsonValue().filter((value) => typeof value !== 'string'),
      (value) => {
        expect(status(value)).toEqual([]);
      },
    ),
    { numRuns: 500, ...seed },
  );
});

test('text that is not parsed is an error', () => {
  expect(() => status('{}')).toThrow('snapshot must be an object or an array, got a string; parse it first');
});
