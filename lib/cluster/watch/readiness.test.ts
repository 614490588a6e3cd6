import { mayWait, readinessOf } from './readiness';

const conditions = (entries: Readonly<Record<string, string>>) =>
  Object.entries(entries).map(([type, status]) => ({ type, status, message: `${type} is ${status}` }));

const deployment = (status: object, spec: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', generation: 2 },
  spec: { replicas: 2, ...spec },
  status: { observedGeneration: 2, replicas: 2, updatedReplicas: 2, availableReplicas: 2, ...status },
});
const custom = (status: object) => ({ apiVersion: 'a.example/v1', kind: 'A', metadata: { generation: 2 }, status });
const of = (apiVersion: string, kind: string, status: object, spec: object = {}) => ({
  apiVersion,
  kind,
  spec,
  status,
});

test.each([
  ['a Deployment with all Pods', deployment({}), 'ready'],
  ['one that lacks a Pod', deployment({ availableReplicas: 1 }), 'waiting'],
  ['one with an old Pod', deployment({ replicas: 3 }), 'waiting'],
  ['one of which the last change was not seen', deployment({ observedGeneration: 1 }), 'waiting'],
  ['one that nobody has seen', { ...deployment({}), status: {} }, 'waiting'],
  ['one that is paused', deployment({ updatedReplicas: 0 }, { paused: true }), 'ready'],
  [
    'one whose deadline has passed',
    deployment({
      availableReplicas: 0,
      conditions: [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }],
    }),
    'failed',
  ],
  [
    'a StatefulSet whose Pods somebody has to delete',
    of(
      'apps/v1',
      'StatefulSet',
      { replicas: 1, availableReplicas: 1, currentRevision: 'a', updateRevision: 'b' },
      { updateStrategy: { type: 'OnDelete' } },
    ),
    'ready',
  ],
  ['a Pod that is ready', of('v1', 'Pod', { phase: 'Running', conditions: conditions({ Ready: 'True' }) }), 'ready'],
  ['a Pod that is not', of('v1', 'Pod', { phase: 'Running', conditions: conditions({ Ready: 'False' }) }), 'waiting'],
  ['a Pod that has failed', of('v1', 'Pod', { phase: 'Failed' }), 'failed'],
  ['a Job that runs', of('batch/v1', 'Job', { active: 1 }), 'waiting'],
  ['a Job that is complete', of('batch/v1', 'Job', { conditions: conditions({ Complete: 'True' }) }), 'ready'],
  ['a Job that has failed', of('batch/v1', 'Job', { conditions: conditions({ Failed: 'True' }) }), 'failed'],
  ['a Job that is suspended', of('batch/v1', 'Job', {}, { suspend: true }), 'ready'],
  ['a claim that waits for its Pod', of('v1', 'PersistentVolumeClaim', { phase: 'Pending' }), 'ready'],
  ['a claim without its volume', of('v1', 'PersistentVolumeClaim', { phase: 'Lost' }), 'failed'],
  ['a custom resource without conditions', custom({}), 'ready'],
  [
    'a custom resource that is ready',
    custom({ observedGeneration: 2, conditions: conditions({ Ready: 'True' }) }),
    'ready',
  ],
  [
    'one that was ready before',
    custom({ observedGeneration: 1, conditions: conditions({ Ready: 'True' }) }),
    'waiting',
  ],
  ['one that is not ready', custom({ conditions: conditions({ Ready: 'Unknown' }) }), 'waiting'],
  ['one that reconciles', custom({ conditions: conditions({ Ready: 'True', Reconciling: 'True' }) }), 'waiting'],
  ['one that is stalled', custom({ conditions: conditions({ Stalled: 'True' }) }), 'failed'],
])('%s is as ready as it should be', (_what, object, state) => {
  expect(readinessOf(object)).toMatchObject({ state, text: state === 'ready' ? '' : expect.stringMatching(/\S/) });
});

test('an object that is being deleted does not become ready, nor does one of an older generation than was applied', () => {
  const deleted = { ...deployment({}), metadata: { deletionTimestamp: '2026-11-30T22:00:00Z' } };
  expect(readinessOf(deleted)).toEqual({ state: 'failed', text: 'is being deleted' });
  expect(readinessOf(deployment({}), 3).state).toBe('waiting');
});

test('only kinds with a readiness of their own are waited for', () => {
  const kinds = [
    ['apps/v1', 'Deployment', true],
    ['v1', 'ConfigMap', false],
    ['batch/v1', 'CronJob', false],
    ['rbac.authorization.k8s.io/v1', 'Role', false],
    ['cert-manager.io/v1', 'Certificate', true],
  ] as const;
  for (const [apiVersion, kind, waits] of kinds) expect([kind, mayWait({ apiVersion, kind })]).toEqual([kind, waits]);
});
