import { plan } from '../plan';
import { changed, job, pod, statefulSet } from '../testdata/objects';

test('a live StatefulSet is unchanged by what a server adds to its claim templates', () => {
  const claim = 'spec.volumeClaimTemplates.0';
  const typed = changed(changed(statefulSet, `${claim}.apiVersion`, 'v1'), `${claim}.kind`, 'PersistentVolumeClaim');
  const live = changed(changed(typed, `${claim}.status`, { phase: 'Pending' }), 'metadata.resourceVersion', '1');
  expect(plan([live], [statefulSet], { kubernetes: '1.35' }).objects).toMatchObject([{ verdict: 'unchanged' }]);
});

test.each([
  ['Pod', pod, changed(pod, 'spec.nodeSelector', { disk: 'ssd' }), 'spec.nodeSelector'],
  ['Job', job, changed(job, 'spec.completions', 2), 'spec.completions'],
])('names the fields for which a %s is recreated', (_kind, old, now, field) => {
  const [object] = plan([old], [now], { kubernetes: '1.35' }).objects;
  expect(object?.refused.map((one) => one.field)).toEqual([field]);
});

describe('an autoscaling/v1 HorizontalPodAutoscaler', () => {
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
  const autoscaler = {
    apiVersion: 'autoscaling/v1',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web' },
    spec: { scaleTargetRef, maxReplicas: 3 },
  };
  const annotated = changed(autoscaler, 'metadata.annotations', { 'autoscaling.alpha.kubernetes.io/metrics': '[]' });

  test.each([
    ['spec.maxReplicas', 4, 'patch'],
    ['spec.targetCPUUtilizationPercentage', 60, 'patch'],
    ['metadata.labels', { team: 'a' }, 'patch'],
    ['spec.minReplicas', 1, 'unchanged'],
    ['spec.targetCPUUtilizationPercentage', 80, 'unchanged'],
    ['spec.maxReplicas', -1, 'forbidden'],
  ])('is planned in its own fields: %s of %j is %s', (path, value, verdict) => {
    const [object] = plan([autoscaler], [changed(autoscaler, path, value)], { kubernetes: '1.35' }).objects;
    expect(object?.verdict).toBe(verdict);
    expect(object?.changes.filter(({ field }) => !field.startsWith(path))).toEqual([]);
  });

  test('has no percentage by default where an annotation has its metrics', () => {
    const [object] = plan([annotated], [autoscaler], { kubernetes: '1.35' }).objects;
    expect(object?.changes.map(({ change, field }) => `${change} ${field}`)).toEqual([
      'removed metadata.annotations[autoscaling.alpha.kubernetes.io/metrics]',
      'added spec.targetCPUUtilizationPercentage',
    ]);
  });
});
