import { status } from './status';
import { conditions, controlledBy, deployment, ended, event, list, now, object, pod } from './testdata/objects';

const lately = '2026-11-30T17:59:20Z';
const starting = { ready: false, started: false, state: { running: { startedAt: lately } } };
const refused = 'probe failed: dial tcp 10.1.2.3:8080: connect: connection refused';
const probe = { tcpSocket: { port: 8080 } };

describe('nothing is wrong with', () => {
  test.each(['Never', 'OnFailure'])(
    'a Pod of which one container has done its work: restartPolicy %s',
    (restartPolicy) => {
      const [done, running] = [
        { name: 'web', ready: false, restartCount: 0, state: ended(0) },
        { name: 'other', ready: true, restartCount: 0, state: { running: { startedAt: now } } },
      ];
      const both = (containerStatuses: readonly object[]) =>
        status(
          list(
            object('batch/v1', 'Job', 'web', { spec: {}, status: { active: 1 } }),
            pod({
              metadata: controlledBy('Job', 'web', 'batch/v1'),
              spec: { restartPolicy, containers: [{ name: 'web' }, { name: 'other' }] },
              status: { conditions: conditions('False'), containerStatuses },
            }),
          ),
          { now },
        ).map(({ cause }) => cause);
      expect(both([done, running])).toEqual([]);
      expect(both([{ ...done, state: ended(1) }, running])).toEqual(['exited']);
      expect(both([done, { ...running, ready: false }])).toEqual(['not-ready']);
    },
  );

  test.each([
    ['startupProbe', 'Startup', 'warning'],
    ['readinessProbe', 'Readiness', 'error'],
  ])('a container that was started less than a minute ago, and whose %s fails', (name, reported, severity) => {
    const started = (startedAt: string) => {
      const one = pod({
        container: { [name]: probe },
        containerStatus: { ...starting, started: name !== 'startupProbe', state: { running: { startedAt } } },
        status: { conditions: conditions('False', startedAt) },
      });
      return status(list(one, event(one, 'Unhealthy', `${reported} ${refused}`)), { now });
    };
    expect(started(lately)).toEqual([]);
    expect(started('2026-11-30T17:58:00Z')).toMatchObject([{ cause: 'probe-failing', severity }]);
  });

  test('a Pod whose scheduler has not looked at it in the first minute', () => {
    const young = pod({
      metadata: { creationTimestamp: lately },
      spec: { nodeName: undefined, schedulerName: 'batch' },
      status: { phase: 'Pending', conditions: undefined, containerStatuses: undefined },
    });
    expect(status(list(young), { now })).toEqual([]);
  });

  test('a resize in progress', () => {
    const condition = { type: 'PodResizeInProgress', status: 'True', lastTransitionTime: lately };
    const resized = (more: object) =>
      status(list(pod({ status: { conditions: [...conditions('True'), { ...condition, ...more }] } })), { now });
    expect(resized({})).toEqual([]);
    expect(resized({ reason: 'Error', message: 'cgroup: invalid argument' })).toMatchObject([{ cause: 'resize' }]);
  });
});

test('a container that was restarted once, and is ready again, is a warning', () => {
  const killed = (restartCount: number) => {
    const one = pod({ container: { livenessProbe: probe }, containerStatus: { restartCount } });
    const kill = event(one, 'Killing', 'Container web failed liveness probe, will be restarted');
    return status(list(one, kill), { now });
  };
  expect(killed(1)).toMatchObject([{ cause: 'probe-failing', severity: 'warning' }]);
  expect(killed(4)).toMatchObject([{ cause: 'probe-failing', severity: 'error' }]);
});

test('an image that is still being pulled after a minute is a warning', () => {
  const one = pod({
    status: { phase: 'Pending', conditions: conditions('False') },
    containerStatus: { ready: false, state: { waiting: { reason: 'ContainerCreating' } } },
  });
  const pulling = (lastTimestamp: string) =>
    event(one, 'Pulling', 'Pulling image "registry.example/web:7"', { lastTimestamp });
  const since = '2026-11-30T17:50:00Z';
  expect(status(list(one, pulling(since)), { now })).toMatchObject([
    { cause: 'image-pull', severity: 'warning', field: 'spec.containers[0].image', since },
  ]);
  const pulled = event(one, 'Pulled', 'Successfully pulled image "registry.example/web:7"', {
    lastTimestamp: '2026-11-30T17:55:00Z',
  });
  expect(status(list(one, pulling(since), pulled), { now })).toMatchObject([{ cause: 'not-ready' }]);
});

test('a Pod that a node refused, and that nothing replaces, has to be created anew', () => {
  const refusedPod = (metadata: object) =>
    status(
      list(deployment(), pod({ metadata, status: { phase: 'Failed', reason: 'OutOfpods', message: 'no room' } })),
      { now },
    ).map(({ fix }) => fix);
  expect(refusedPod({})).toEqual(['correct what the message names; nothing replaces it: create it anew']);
  expect(refusedPod(controlledBy('ReplicaSet', 'web-1'))).toEqual([
    'correct what the message names; another Pod takes its place',
  ]);
});
