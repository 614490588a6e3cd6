import fc from 'fast-check';
import type { Affinity, NodeSelectorRequirement, NodeSelectorTerm } from '../kubernetes/generated/types';
import { affinity } from './scheduling-affinity';
import { preferNodes, requireNodes } from './scheduling-node-affinity';
import { colocateWith, separateFrom } from './scheduling-pod-affinity';

test('rules of every kind are kept side by side', () => {
  const far = separateFrom('self', { rule: 'required', topology: 'zone' });
  expect(affinity(preferNodes(1, { disk: 'ssd' }), separateFrom(), colocateWith({ app: 'redis' }), far)).toEqual({
    ...preferNodes(1, { disk: 'ssd' }),
    ...colocateWith({ app: 'redis' }),
    podAntiAffinity: { ...separateFrom().podAntiAffinity, ...far.podAntiAffinity },
  });
});

test('one affinity stays what it is, and none is empty', () => {
  const one = { ...requireNodes({ pool: 'shop' }), ...separateFrom() };
  expect(affinity(one)).toEqual(one);
  expect(affinity()).toEqual({});
});

test('two required node rules both hold, although Kubernetes reads a list of terms as alternatives', () => {
  expect(affinity(requireNodes({ pool: 'shop' }), requireNodes({ disk: 'ssd' }))).toEqual(
    requireNodes({ pool: 'shop' }, { disk: 'ssd' }),
  );
});

const labels = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2'));
const requirement: fc.Arbitrary<NodeSelectorRequirement> = fc.record({
  key: fc.constantFrom('a', 'b', 'c'),
  operator: fc.constantFrom('In', 'NotIn'),
  values: fc.uniqueArray(fc.constantFrom('1', '2'), { minLength: 1 }),
});
const term: fc.Arbitrary<NodeSelectorTerm> = fc.record(
  { matchExpressions: fc.array(requirement, { maxLength: 2 }), matchFields: fc.array(requirement, { maxLength: 2 }) },
  { requiredKeys: [] },
);
const required: fc.Arbitrary<Affinity> = fc.array(term, { minLength: 1, maxLength: 3 }).map((nodeSelectorTerms) => ({
  nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } },
}));

test('a node fits a combined affinity exactly when it fits every part', () => {
  fc.assert(
    fc.property(fc.array(required, { minLength: 1, maxLength: 4 }), labels, (parts, node) => {
      expect(fits(affinity(...parts), node)).toBe(parts.every((part) => fits(part, node)));
    }),
  );
});

/** As the scheduler reads it: terms are alternatives, requirements of a term all hold, an empty term matches no node. */
function fits({ nodeAffinity }: Affinity, node: Readonly<Record<string, string>>): boolean {
  const terms = nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  return terms.some(({ matchExpressions = [], matchFields = [] }) => {
    const all = [...matchExpressions, ...matchFields];
    return all.length > 0 && all.every((one) => meets(one, node[one.key]));
  });
}

function meets({ operator, values = [] }: NodeSelectorRequirement, value: string | undefined): boolean {
  const found = value !== undefined && values.includes(value);
  return operator === 'In' ? found : !found;
}
