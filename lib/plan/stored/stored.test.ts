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
