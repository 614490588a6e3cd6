import type { PodSpec } from '../kubernetes/generated/types';
import { startTimeline } from './start-timeline';
import type { TimelineEvent } from './timeline-event';

const probe = { httpGet: { port: 1 } };
const hook = { postStart: { exec: { command: ['warm-up'] } } };
const lines = (events: readonly TimelineEvent[]) =>
  events.map(({ container, event, at, by }) => `${at}${by === at ? '' : `-${by ?? ''}`} ${container} ${event}`);

const spec: PodSpec = {
  initContainers: [
    { name: 'migrate', image: 'i' },
    { name: 'proxy', image: 'i', restartPolicy: 'Always', startupProbe: { ...probe, periodSeconds: 2 } },
  ],
  containers: [
    { name: 'web', image: 'i', lifecycle: hook },
    { name: 'adapter', image: 'i', startupProbe: { ...probe, initialDelaySeconds: 3 } },
  ],
};

test('each container is created when the one before it has come far enough', () => {
  const durations = {
    migrate: { runSeconds: 4 },
    proxy: { startupSeconds: 1 },
    web: { postStartSeconds: 3 },
    adapter: { startupSeconds: 1 },
  };
  expect(lines(startTimeline(spec, durations))).toEqual([
    '0 migrate created',
    '4 migrate exited',
    '4 proxy created',
    '5-7 proxy started',
    '5-7 web created',
    '8-10 web postStartEnded',
    '8-10 adapter created',
    '11-23 adapter started',
  ]);
});

test('what is unknown has no latest time', () => {
  expect(lines(startTimeline(spec)).slice(0, 3)).toEqual([
    '0 migrate created',
    '0- migrate exited',
    '0- proxy created',
  ]);
});

test('a sleep as postStart hook and the run of a main container count', () => {
  const job: PodSpec = {
    containers: [
      { name: 'a', image: 'i', lifecycle: { postStart: { sleep: { seconds: 2 } } } },
      { name: 'b', image: 'i' },
    ],
  };
  expect(lines(startTimeline(job, { b: { runSeconds: 5 } }))).toEqual([
    '0 a created',
    '2 a postStartEnded',
    '2 b created',
    '7 b exited',
  ]);
});

test('a Pod without containers has no events', () => {
  expect(startTimeline(undefined)).toEqual([]);
});

test.each<[unknown, string]>([
  [null, 'startTimeline: durations must be an object, got null'],
  [{ wbe: {} }, 'startTimeline: durations: unknown container "wbe"; did you mean "web"?'],
  [{ web: { runSeconds: -1 } }, 'startTimeline: web.runSeconds must be 0 or greater, got -1'],
])('rejects the durations %j', (durations, message) => {
  const spec = { containers: [{ name: 'web', image: 'i' }] };
  expect(() => startTimeline(spec, durations as never)).toThrow(new TypeError(message));
});
