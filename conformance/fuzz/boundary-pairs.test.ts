import { readInputs } from '../../generate/input';
import { buildModel } from '../../generate/model';
import { boundaryPairs } from './boundary-pairs';

const model = buildModel(readInputs());
const pairsOf = (kinds?: readonly string[], count = 400) => {
  const { of } = boundaryPairs(model, kinds);
  return Array.from({ length: count }, (_, number) => of('1.37', number));
};

test('a pair is an update: of one kind, with one name', () => {
  for (const { old, object } of pairsOf()) {
    const identity = { kind: expect.any(String), metadata: expect.objectContaining({ name: 'sample' }) };
    expect(old).toMatchObject(identity);
    expect(object).toMatchObject({ ...identity, kind: Reflect.get(old as object, 'kind') });
  }
});

test('every kind is updated early, as a manifest and as a live object, and Pods are resized', () => {
  const kinds = [...model.definitions.values()].flatMap(({ apiVersion, name }) =>
    apiVersion === undefined ? [] : name,
  );
  for (const kind of kinds) {
    const pairs = pairsOf([kind], 100);
    const isLive = ({ old }: (typeof pairs)[number]) => JSON.stringify(old).includes('"resourceVersion":"4711"');
    expect([kind, pairs.some(isLive), pairs.every(isLive)]).toEqual([kind, true, false]);
    expect([kind, pairs.some(({ resize }) => resize === true)]).toEqual([kind, kind === 'Pod']);
  }
});

test('no pair comes twice, and all come', () => {
  const { count } = boundaryPairs(model, ['PriorityClass', 'ConfigMap']);
  const all = pairsOf(['PriorityClass', 'ConfigMap'], count).map((pair) => JSON.stringify(pair));
  expect(count).toBeGreaterThan(1000);
  // An object that does not decode is the same in both forms, and so are the two of a field that is crossed with itself.
  expect(new Set(all).size).toBeGreaterThan(count * 0.75);
});
