import { preferNodes, requireNodes } from './scheduling-node-affinity';

test('required nodes have to meet every requirement, in one term', () => {
  expect(
    requireNodes({ 'kubernetes.io/arch': ['amd64', 'arm64'], pool: 'shop' }, { key: 'spot', operator: 'DoesNotExist' }),
  ).toEqual({
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [
          {
            matchExpressions: [
              { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64', 'arm64'] },
              { key: 'pool', operator: 'In', values: ['shop'] },
              { key: 'spot', operator: 'DoesNotExist' },
            ],
          },
        ],
      },
    },
  });
});

test('preferred nodes have a weight', () => {
  expect(preferNodes(10, { disk: 'ssd' })).toEqual({
    nodeAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 10, preference: { matchExpressions: [{ key: 'disk', operator: 'In', values: ['ssd'] }] } },
      ],
    },
  });
});

test('labels named key and operator are labels, unless the operator is one of Kubernetes', () => {
  expect(preferNodes(1, { key: 'a', operator: 'acme' })).toEqual(preferNodes(1, { key: ['a'], operator: ['acme'] }));
});

test('rejects no requirements, because no node would match', () => {
  expect(() => requireNodes()).toThrow(/^requireNodes: no requirements/);
  expect(() => preferNodes(1, {})).toThrow(/^preferNodes: no requirements/);
});
