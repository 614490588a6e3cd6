import type { Entries } from '../stored/stored';
import { liveOf } from '../testdata/live';
import { changed, daemonSet, deployment, statefulSet, without } from '../testdata/objects';
import { container, planned } from './testdata/planned';

test('a Deployment that is resumed rolls what has changed meanwhile', () => {
  expect(planned(changed(deployment, 'spec.paused', true), deployment)?.summary).toBe(
    'resumed: what has changed in its template since it was paused rolls now',
  );
});

test('a StatefulSet that gets fewer Pods says what becomes of their claims', () => {
  expect(planned(statefulSet, changed(statefulSet, 'spec.replicas', 1))?.notes).toEqual([
    'the claims of the Pods that stop stay',
  ]);
  const deleting = changed(statefulSet, 'spec.persistentVolumeClaimRetentionPolicy', { whenScaled: 'Delete' });
  expect(planned(deleting, changed(deleting, 'spec.replicas', 1))?.notes).toEqual([
    'the claims of the Pods that stop are deleted, with their data',
  ]);
});

test('a StatefulSet says what becomes of the claims of fewer Pods where its template changes, too', () => {
  const deleting = changed(statefulSet, 'spec.persistentVolumeClaimRetentionPolicy', { whenScaled: 'Delete' });
  const now = changed(changed(deleting, 'spec.replicas', 1), `${container}.image`, 'registry.example/db:2');
  expect(planned(deleting, now)).toMatchObject({
    verdict: 'roll',
    notes: ['spec.replicas changes, too: 2 → 1', 'the claims of the Pods that stop are deleted, with their data'],
  });
});

test.each([
  [{ type: 'OnDelete' }, { type: 'RollingUpdate' }, 'updateStrategy RollingUpdate: '],
  [{ rollingUpdate: { partition: 2 } }, { rollingUpdate: { partition: 1 } }, 'partition 2 → 1: '],
])('Pods that an update strategy has held back are replaced once it does not any more: %#', (from, to, how) => {
  const [old, now] = [from, to].map((strategy) => changed(statefulSet, 'spec.updateStrategy', strategy));
  const summary = `${how}Pods that have an older template are replaced now`;
  expect(planned(old ?? {}, now ?? {})).toMatchObject({ verdict: 'patch', restarts: true, summary });
  expect(planned(now ?? {}, old ?? {})).toMatchObject({
    verdict: 'patch',
    restarts: false,
    summary: 'no Pod restarts',
  });
});

describe('a live object that nothing holds back any more', () => {
  const liveWith = (object: object, status: object) => ({ ...liveOf(object as Entries, 'server-side'), status });
  const at = (partition: number) => changed(statefulSet, 'spec.updateStrategy', { rollingUpdate: { partition } });

  test('rolls the Pods that have an older template, and no others', () => {
    const canary = liveWith(changed(at(3), 'spec.replicas', 5), { replicas: 5, updatedReplicas: 2 });
    const to = (partition: number) => planned(canary, changed(at(partition), 'spec.replicas', 5));
    expect(to(0)).toMatchObject({
      verdict: 'roll',
      restarts: true,
      summary: '3 Pods; partition 3 → 0: Pods that have an older template are replaced now',
    });
    expect(to(2)?.summary).toMatch(/^1 Pod; /);
    const resumed = planned(liveWith(changed(deployment, 'spec.paused', true), { replicas: 2 }), deployment);
    expect(resumed).toMatchObject({ verdict: 'roll', summary: expect.stringMatching(/^2 Pods; resumed: /) });
    const onDelete = changed(daemonSet, 'spec.updateStrategy', { type: 'OnDelete' });
    const status = { desiredNumberScheduled: 4, updatedNumberScheduled: 3 };
    expect(planned(liveWith(onDelete, status), daemonSet)).toMatchObject({
      verdict: 'roll',
      summary: expect.stringMatching(/^1 Pod; updateStrategy RollingUpdate: /),
    });
  });

  test('is patched where all have the latest one', () => {
    const same = liveWith(at(2), { replicas: 2, updatedReplicas: 2 });
    expect(planned(same, at(0))).toMatchObject({
      verdict: 'patch',
      restarts: false,
      summary: 'no Pod has an older template',
    });
  });
});

test('a live DaemonSet without a node replaces no Pod', () => {
  const live = { ...liveOf(daemonSet as Entries, 'server-side'), status: { desiredNumberScheduled: 0 } };
  expect(planned(live, changed(daemonSet, `${container}.image`, 'registry.example/agent:2'))).toMatchObject({
    verdict: 'patch',
    restarts: false,
    summary: 'no Pod runs',
  });
});

test('a DaemonSet that replaces its Pods by itself again says so', () => {
  const old = changed(daemonSet, 'spec.updateStrategy', { type: 'OnDelete' });
  expect(planned(old, daemonSet)?.summary).toBe(
    'updateStrategy RollingUpdate: Pods that have an older template are replaced now',
  );
});

test('a StatefulSet with another first ordinal stops the Pods that are not among the new ones', () => {
  const moved = changed(statefulSet, 'spec.ordinals', { start: 1 });
  expect(planned(statefulSet, moved)).toMatchObject({
    verdict: 'patch',
    restarts: true,
    summary: 'its Pods become db-1 to db-2: the others stop',
  });
  expect(planned(statefulSet, changed(moved, `${container}.image`, 'registry.example/db:2'))).toMatchObject({
    verdict: 'roll',
    notes: ['its Pods become db-1 to db-2: the others stop'],
  });
  expect(planned(moved, changed(statefulSet, 'spec.replicas', 3))?.summary).toBe(
    'its Pods become db-0 to db-2: more are created',
  );
});

test('a Deployment that is resumed with other replicas says both', () => {
  expect(planned(changed(deployment, 'spec.paused', true), changed(deployment, 'spec.replicas', 4))?.notes).toEqual([
    'spec.replicas changes, too: 2 → 4',
  ]);
});

test('replicas that are given to an autoscaler fall to the default first', () => {
  const autoscaler = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web' },
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, maxReplicas: 9 },
  };
  expect(planned([deployment], [without(deployment, 'spec.replicas'), autoscaler])).toMatchObject({
    verdict: 'scale',
    summary: '2 → 1 Pod',
    notes: ['spec.replicas is not in the manifest any more, and its autoscaler starts again from the default of 1'],
  });
  const image = changed(without(deployment, 'spec.replicas'), `${container}.image`, 'registry.example/web:2');
  expect(planned([deployment, autoscaler], [image, autoscaler])).toMatchObject({
    verdict: 'roll',
    summary: expect.stringMatching(/^1 Pod, /),
    notes: [
      'spec.replicas changes, too: 2 → 1',
      'spec.replicas is not in the manifest any more, and its autoscaler starts again from the default of 1',
    ],
  });
  const more = changed(deployment, 'spec.replicas', 4);
  expect(planned([deployment, autoscaler], [more, autoscaler])?.notes).toEqual([
    'its autoscaler sets spec.replicas, too, and changes it again',
  ]);
  const recreating = changed(without(deployment, 'spec.replicas'), 'spec.strategy', { type: 'Recreate' });
  const recreated = changed(recreating, `${container}.image`, 'registry.example/web:2');
  expect(planned([recreating, autoscaler], [recreated, autoscaler])?.summary).toMatch(
    /^1 to 9 Pods, which stop before new ones start/,
  );
});
