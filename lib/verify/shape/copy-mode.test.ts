import { rich } from '../../../conformance/fuzz/rich';
import { readInputs } from '../../../generate/input';
import { buildModel } from '../../../generate/model';
import { type Place, placesOf, sampleOf } from '../../../generate/sampler';
import { typeName } from '../../kubernetes/fields';
import { knownKinds } from '../../kubernetes/kinds';
import { verify } from '../verify';

const release = '1.37';
const model = buildModel(readInputs());

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

/** Of the fields in a pod spec, those of Pods are enough. */
function isAsked(kind: string): (place: Place) => boolean {
  return ({ steps }) => kind === 'Pod' || !steps.some(({ owner }) => owner.name === 'PodSpec');
}

describe.each(knownKinds)('$id', ({ apiVersion, kind, definition }) => {
  const name = typeName(definition);
  const whole = (rich[name] ?? []).map((object) => ({ apiVersion, kind, ...structuredClone(object) }));

  test('has examples in conformance/fuzz/rich.ts', () => {
    expect(whole.length).toBeGreaterThan(0);
  });

  test('verify writes to no example; where it does, the definition is missing in copy-mode.ts', () => {
    const fields = model.definitions.get(name);
    const places = fields === undefined ? [] : [...placesOf(fields, model)];
    const samples = places.filter(isAsked(kind)).map((place) => sampleOf(place, model, release));
    expect(samples.length).toBeGreaterThan(0);
    expect(() => verify([...whole, ...samples].map(frozen), { kubernetes: release })).not.toThrow();
  });
});
