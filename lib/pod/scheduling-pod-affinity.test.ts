import { colocateWith, separateFrom } from './scheduling-pod-affinity';

test('separateFrom alone prefers other nodes than those of the own Pods and leaves the selector to the workload', () => {
  expect(separateFrom()).toEqual({
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 100, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname' } },
      ],
    },
  });
});

test('colocateWith takes labels or a whole selector', () => {
  const near = (labelSelector: object) => ({
    podAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 100, podAffinityTerm: { labelSelector, topologyKey: 'kubernetes.io/hostname' } },
      ],
    },
  });
  expect(colocateWith({ app: 'redis' })).toEqual(near({ matchLabels: { app: 'redis' } }));
  const selector = { matchExpressions: [{ key: 'app', operator: 'Exists' }] } as const;
  expect(colocateWith(selector)).toEqual(near(selector));
  expect(colocateWith({})).toEqual(near({}));
});

test('a rule can be required, across zones, in other namespaces', () => {
  expect(
    separateFrom('self', {
      rule: 'required',
      topology: 'zone',
      namespaces: ['shop'],
      namespaceSelector: {},
      matchLabelKeys: ['pod-template-hash'],
    }),
  ).toEqual({
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        {
          matchLabelKeys: ['pod-template-hash'],
          namespaceSelector: {},
          namespaces: ['shop'],
          topologyKey: 'topology.kubernetes.io/zone',
        },
      ],
    },
  });
});
