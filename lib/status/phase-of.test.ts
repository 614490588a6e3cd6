import { phaseOf } from './phase-of';
import { conditions, ended, pod } from './testdata/objects';

const inits = [{ name: 'a' }, { name: 'proxy', restartPolicy: 'Always' }, { name: 'b' }];
const withInits = (...initContainerStatuses: readonly object[]) =>
  pod({
    spec: { initContainers: inits },
    status: { phase: 'Pending', conditions: [], initContainerStatuses, containerStatuses: [] },
  });
const done = { name: 'a', state: ended(0) };
const started = { name: 'proxy', started: true, ready: true, state: { running: {} } };
const two = (first: object, second: object, ready: 'True' | 'False' = 'False') =>
  pod({
    status: {
      conditions: conditions(ready),
      containerStatuses: [
        { name: 'a', ...first },
        { name: 'b', ...second },
      ],
    },
  });
const running = { ready: true, state: { running: {} } };
const deleted = (status: object) => pod({ metadata: { deletionTimestamp: '2026-11-30T17:59:00Z' }, status });

// What the printer of an API server of 1.37 has in the column STATUS (pkg/printers/internalversion, printPod).
test.each<[status: string, what: string, pod: object]>([
  ['Running', 'all containers run', pod()],
  ['Pending', 'no container has a status yet', pod({ status: { phase: 'Pending', containerStatuses: [] } })],
  [
    'ContainerCreating',
    'a container waits',
    pod({ containerStatus: { state: { waiting: { reason: 'ContainerCreating' } } } }),
  ],
  [
    'CrashLoopBackOff',
    'the first container waits, and the second has failed',
    two({ state: { waiting: { reason: 'CrashLoopBackOff' } } }, { state: ended(1) }),
  ],
  ['Error', 'a container has failed', two(running, { state: ended(1) })],
  ['ExitCode:3', 'a container ended without a reason', two({ state: ended(3, { reason: '' }) }, running)],
  [
    'Signal:9',
    'a container ended by a signal, without a reason',
    two({ state: ended(137, { reason: '', signal: 9 }) }, running),
  ],
  ['Completed', 'all containers have ended', two({ state: ended(0) }, { state: ended(0) })],
  ['NotReady', 'one has ended, and one runs in a Pod that is not ready', two(running, { state: ended(0) })],
  ['Running', 'one has ended, and one runs in a Pod that is ready', two(running, { state: ended(0) }, 'True')],
  ['Evicted', 'the Pod has a reason', pod({ status: { phase: 'Failed', reason: 'Evicted', containerStatuses: [] } })],
  [
    'SchedulingGated',
    'the Pod has scheduling gates',
    pod({
      status: {
        phase: 'Pending',
        conditions: [{ type: 'PodScheduled', reason: 'SchedulingGated' }],
        containerStatuses: [],
      },
    }),
  ],
  [
    'Init:0/3',
    'the first init container waits for the Pod',
    withInits({ name: 'a', state: { waiting: { reason: 'PodInitializing' } } }),
  ],
  ['Init:1/3', 'a sidecar has not started', withInits(done, { ...started, started: false })],
  ['Init:2/3', 'the last init container runs', withInits(done, started, { name: 'b', state: { running: {} } })],
  ['Init:Error', 'an init container failed', withInits(done, started, { name: 'b', state: ended(1) })],
  [
    'Init:ExitCode:1',
    'an init container failed without a reason',
    withInits({ name: 'a', state: ended(1, { reason: '' }) }),
  ],
  [
    'Init:Signal:9',
    'an init container was killed, without a reason',
    withInits({ name: 'a', state: ended(1, { reason: '', signal: 9 }) }),
  ],
  [
    'Init:CrashLoopBackOff',
    'an init container restarts',
    withInits({ name: 'a', state: { waiting: { reason: 'CrashLoopBackOff' } } }),
  ],
  ['Terminating', 'the Pod is deleted', deleted({})],
  ['Unknown', 'the Pod is deleted, and its node is lost', deleted({ reason: 'NodeLost' })],
])('the status is %s where %s', (status, _what, object) => {
  expect(phaseOf(object, '1.37').status).toBe(status);
});

test('a Pod that has ended is not terminating since 1.31', () => {
  const finished = deleted({ phase: 'Succeeded', containerStatuses: [{ name: 'web', state: ended(0) }] });
  expect(phaseOf(finished, '1.31')).toEqual({ phase: 'Succeeded', status: 'Completed' });
  expect(phaseOf(finished, '1.30')).toEqual({ phase: 'Succeeded', status: 'Terminating' });
});

test('a failed container is named before a completed one since 1.35', () => {
  const mixed = two({ state: ended(0) }, { state: ended(1) });
  expect(phaseOf(mixed, '1.35').status).toBe('Error');
  expect(phaseOf(mixed, '1.34').status).toBe('Completed');
});

test('what is not a Pod has no phase', () => {
  expect(phaseOf(undefined)).toEqual({ phase: '', status: '' });
});
