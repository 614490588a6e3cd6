import type { KubernetesVersionName } from '../../kubernetes/version';
import { plan } from '../plan';
import { changed, daemonSet, deployment, statefulSet } from '../testdata/objects';

const container = 'spec.template.spec.containers.0';

/** How the Pods of a workload are replaced when its image changes. */
function rolled(object: object, kubernetes: KubernetesVersionName = '1.35') {
  const [one] = plan(object, changed(object, `${container}.image`, 'registry.example/new:1'), { kubernetes }).objects;
  return one;
}

const withStrategy = (replicas: number, rollingUpdate: object) =>
  changed(changed(deployment, 'spec.replicas', replicas), 'spec.strategy', { rollingUpdate });

// The cases of ResolveFenceposts in the source of the controller, and the defaults.
test.each([
  [2, { maxSurge: '0%', maxUnavailable: '1%' }, 0, 1],
  [1, { maxSurge: '0%', maxUnavailable: '1%' }, 0, 1],
  [2, { maxSurge: '1%', maxUnavailable: '25%' }, 1, 0],
  [1, { maxSurge: '1%', maxUnavailable: '25%' }, 1, 0],
  [2, { maxSurge: '1%', maxUnavailable: '0%' }, 1, 0],
  [1, { maxSurge: '1%', maxUnavailable: '0%' }, 1, 0],
  [10, {}, 3, 2],
  [4, { maxSurge: 0, maxUnavailable: 9 }, 0, 4],
])('a Deployment of %i Pods with %j has surge %i and %i unavailable', (replicas, limits, surge, unavailable) => {
  expect(rolled(withStrategy(replicas, limits))?.rollout).toMatchObject({ pods: replicas, surge, unavailable });
});

const startupProbe = { httpGet: { port: 80 }, initialDelaySeconds: 5, periodSeconds: 10, failureThreshold: 6 };
const readinessProbe = { httpGet: { port: 80 }, periodSeconds: 5, successThreshold: 2 };
const probed = (object: object) =>
  changed(changed(object, `${container}.startupProbe`, startupProbe), `${container}.readinessProbe`, readinessProbe);

test('a Deployment takes as long as its probes allow for each round, and the grace period of the last old Pods', () => {
  // 5 + 6 × 10 to start, 2 × 5 to be ready, and 15 more to be available.
  const object = changed(probed(changed(deployment, 'spec.replicas', 3)), 'spec.minReadySeconds', 15);
  expect(rolled(object)?.rollout).toMatchObject({
    seconds: 3 * (65 + 10 + 15) + 30,
    unlimited: [],
    minReadySeconds: 15,
  });
  expect(rolled(object)?.summary).toBe('3 Pods, one at a time (surge 1, unavailable 0), at most 5 min');
});

test('a container whose start no startupProbe limits comes on top, and so does an init container', () => {
  const object = changed(
    changed(deployment, `${container}.readinessProbe`, readinessProbe),
    'spec.template.spec.initContainers',
    [{ name: 'wait', image: 'registry.example/wait:1' }],
  );
  expect(rolled(object)?.rollout).toMatchObject({ seconds: 2 * 10 + 30, unlimited: ['wait', 'web'] });
  expect(rolled(object)?.summary).toContain('at most 50 s plus the start of "wait" and "web"');
});

test('with strategy Recreate, all Pods stop before new ones start', () => {
  const object = changed(probed(deployment), 'spec.strategy', { type: 'Recreate' });
  expect(rolled(object)?.rollout).toMatchObject({ surge: 0, unavailable: 2, seconds: 30 + 65 + 10 });
  expect(rolled(object)?.summary).toBe('2 Pods, which stop before new ones start, at most 1 min 45 s');
  const single = rolled(changed(object, 'spec.replicas', 1))?.summary;
  expect(single).toMatch(/^1 Pod, which stops before the new one starts/);
});

test('an autoscaler says how many Pods there are', () => {
  const target = changed(deployment, 'spec.replicas', undefined);
  const autoscaler = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: 2,
      maxReplicas: 9,
    },
  };
  const now = changed(target, `${container}.image`, 'registry.example/new:1');
  const [one] = plan([target, autoscaler], [now, autoscaler], { kubernetes: '1.35' }).objects;
  expect(one?.summary).toBe('2 to 9 Pods, some at a time (surge 25%, unavailable 25%)');
  expect(one?.rollout).not.toHaveProperty('pods', expect.anything());
});

test('a StatefulSet replaces its Pods from the last one down to its partition', () => {
  const object = changed(probed(changed(statefulSet, 'spec.replicas', 4)), 'spec.updateStrategy', {
    rollingUpdate: { partition: 1 },
  });
  expect(rolled(object)?.rollout).toMatchObject({
    pods: 3,
    order: ['db-3', 'db-2', 'db-1'],
    unavailable: 1,
    seconds: 3 * (30 + 75),
  });
  expect(rolled(object)?.summary).toBe(
    '3 Pods, one at a time from db-3 to db-1 (surge 0, unavailable 1), at most 5 min 15 s; partition 1: Pods below it keep the old template',
  );
  const numbered = changed(statefulSet, 'spec.ordinals', { start: 5 });
  expect(rolled(numbered)?.rollout).toMatchObject({ order: ['db-6', 'db-5'] });
});

test('a StatefulSet replaces several Pods at once where the release lets it', () => {
  const object = changed(changed(statefulSet, 'spec.replicas', 10), 'spec.updateStrategy', {
    rollingUpdate: { maxUnavailable: '35%' },
  });
  expect(rolled(object, '1.37')?.rollout).toMatchObject({ unavailable: 3, seconds: 4 * 30 });
  expect(rolled(object, '1.36')?.rollout).toMatchObject({ unavailable: 1, seconds: 10 * 30 });
});

test('a DaemonSet has a Pod on each node, whose number only a live one tells', () => {
  expect(rolled(daemonSet)).toMatchObject({
    summary: 'the Pod of each node, one at a time (surge 0, unavailable 1), at most 30 s for each round',
    rollout: { surge: 0, unavailable: 1 },
  });
  const share = changed(daemonSet, 'spec.updateStrategy', { rollingUpdate: { maxUnavailable: '10%' } });
  const live = {
    ...share,
    metadata: { name: 'agent', namespace: 'default', uid: 'a' },
    status: { desiredNumberScheduled: 15 },
  };
  const now = changed(share, `${container}.image`, 'registry.example/new:1');
  expect(plan(live, now, { kubernetes: '1.35' }).objects[0]?.rollout).toMatchObject({
    pods: 15,
    unavailable: 2,
    seconds: 8 * 30,
  });
});

test('a rollout that takes more Pods away than a disruption budget allows says so', () => {
  const object = withStrategy(4, { maxSurge: 0, maxUnavailable: 2 });
  const budget = {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web' },
    spec: { minAvailable: 3, selector: { matchLabels: { app: 'web' } } },
  };
  const now = changed(object, `${container}.image`, 'registry.example/new:1');
  const [one] = plan([object, budget], [now, budget], { kubernetes: '1.35' }).objects;
  expect(one?.notes).toEqual([
    '2 Pods may be unavailable at once, and PodDisruptionBudget "web" allows 1: a rollout does not ask it, and nodes cannot be drained meanwhile',
  ]);
});
