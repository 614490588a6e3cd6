import { nodeSelector, priority, spreadAcross, tolerate, tolerateNodeFailureFor } from './scheduling';

test('a spread schedules anyway, with a skew of one and no selector of its own', () => {
  expect(spreadAcross('zone')).toEqual({
    maxSkew: 1,
    topologyKey: 'topology.kubernetes.io/zone',
    whenUnsatisfiable: 'ScheduleAnyway',
  });
});

test('a spread goes across nodes, regions or the values of any node label', () => {
  expect(spreadAcross('node').topologyKey).toBe('kubernetes.io/hostname');
  expect(spreadAcross('region').topologyKey).toBe('topology.kubernetes.io/region');
  expect(spreadAcross('example.com/rack').topologyKey).toBe('example.com/rack');
});

test('a spread takes the options of the wire', () => {
  expect(
    spreadAcross('zone', {
      maxSkew: 2,
      whenUnsatisfiable: 'DoNotSchedule',
      minDomains: 3,
      labelSelector: { matchLabels: { app: 'db' } },
      matchLabelKeys: ['pod-template-hash'],
      nodeTaintsPolicy: 'Honor',
    }),
  ).toEqual({
    maxSkew: 2,
    topologyKey: 'topology.kubernetes.io/zone',
    whenUnsatisfiable: 'DoNotSchedule',
    minDomains: 3,
    labelSelector: { matchLabels: { app: 'db' } },
    matchLabelKeys: ['pod-template-hash'],
    nodeTaintsPolicy: 'Honor',
  });
});

test('minDomains without DoNotSchedule, which the server refuses, does not compile', () => {
  // @ts-expect-error ScheduleAnyway is the default
  expect(spreadAcross('zone', { minDomains: 3 })).toBeDefined();
});

test('a toleration names a taint by key, and by value and effect where they are given', () => {
  expect(tolerate('spot')).toEqual({ key: 'spot', operator: 'Exists' });
  expect(tolerate('dedicated', 'web')).toEqual({ key: 'dedicated', operator: 'Equal', value: 'web' });
  expect(tolerate('dedicated', '', 'NoSchedule')).toEqual({
    key: 'dedicated',
    operator: 'Equal',
    value: '',
    effect: 'NoSchedule',
  });
  expect(tolerate('gpu', undefined, 'NoExecute')).toEqual({ key: 'gpu', operator: 'Exists', effect: 'NoExecute' });
});

test('a node failure is tolerated for a time, whether the node is not ready or out of reach', () => {
  const toleration = { operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 };
  expect(tolerateNodeFailureFor('30s')).toEqual([
    { key: 'node.kubernetes.io/not-ready', ...toleration },
    { key: 'node.kubernetes.io/unreachable', ...toleration },
  ]);
  expect(tolerateNodeFailureFor(0)[0].tolerationSeconds).toBe(0);
});

test('priority and node selector are fields to spread into the pod', () => {
  expect({ ...priority('high'), ...nodeSelector({ disk: 'ssd' }) }).toEqual({
    priorityClassName: 'high',
    nodeSelector: { disk: 'ssd' },
  });
  expect(priority({ name: 'high' }, { preemptionPolicy: 'Never' })).toEqual({
    priorityClassName: 'high',
    preemptionPolicy: 'Never',
  });
});
