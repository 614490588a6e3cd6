import fc from 'fast-check';
import type { Container, PodSpec } from '../kubernetes/generated/types';
import { graceSeconds, type StopCause, stopTimeline } from './stop-timeline';
import type { Durations, TimelineEvent } from './timeline-event';

const main = (name: string, sleep?: number): Container => ({
  name,
  image: 'i',
  ...(sleep === undefined ? {} : { lifecycle: { preStop: { sleep: { seconds: sleep } } } }),
});
const sidecar = (name: string, sleep?: number): Container => ({ ...main(name, sleep), restartPolicy: 'Always' });
const deletion: StopCause = { by: 'deletion' };
const lines = (events: readonly TimelineEvent[]) =>
  events.map(({ container, event, at, by }) => `${at}${by === at ? '' : `-${by ?? ''}`} ${container} ${event}`);

const pod: PodSpec = {
  terminationGracePeriodSeconds: 20,
  initContainers: [sidecar('logs', 6), sidecar('proxy')],
  containers: [main('web', 3), main('adapter')],
};

test('a deletion starts all hooks at once, and signals sidecars in reverse order after the main containers', () => {
  const durations = {
    web: { drainSeconds: 3 },
    adapter: { drainSeconds: 1 },
    proxy: { drainSeconds: 1 },
    logs: { drainSeconds: 2 },
  };
  expect(lines(stopTimeline(pod, deletion, { durations }))).toEqual([
    '0 web preStopStarted',
    '0 adapter signalled',
    '0 logs preStopStarted',
    '1 adapter exited',
    '3 web preStopEnded',
    '3 web signalled',
    '6 web exited',
    '6 proxy signalled',
    '6 logs preStopEnded',
    '7 proxy exited',
    '7 logs signalled',
    '9 logs exited',
  ]);
});

test('at the end of the grace period what waits is signalled, and has 2 seconds', () => {
  const durations = { web: { drainSeconds: Number.POSITIVE_INFINITY }, logs: { drainSeconds: 1 } };
  const spec = { terminationGracePeriodSeconds: 8, initContainers: [sidecar('logs')], containers: [main('web')] };
  expect(lines(stopTimeline(spec, deletion, { durations }))).toEqual([
    '0 web signalled',
    '8 web killed',
    '8 web exited',
    '8 logs signalled',
    '9 logs exited',
  ]);
  const stuck = { ...durations, logs: { drainSeconds: 60 } };
  expect(lines(stopTimeline(spec, deletion, { durations: stuck })).slice(-2)).toEqual([
    '10 logs killed',
    '10 logs exited',
  ]);
});

test('an unknown drain ends between the signal and SIGKILL, and so does all that waits for it', () => {
  const spec = { terminationGracePeriodSeconds: 10, initContainers: [sidecar('logs')], containers: [main('web', 4)] };
  expect(lines(stopTimeline(spec, deletion, { durations: { logs: { drainSeconds: 1 } } }))).toEqual([
    '0 web preStopStarted',
    '4 web preStopEnded',
    '4 web signalled',
    '4-10 web exited',
    '4-10 logs signalled',
    '5-11 logs exited',
  ]);
});

test('on completion only sidecars stop, with the grace period of the Pod', () => {
  const spec = { terminationGracePeriodSeconds: 6, initContainers: [sidecar('logs', 4)], containers: [main('job')] };
  expect(lines(stopTimeline(spec, { by: 'completion' }, { durations: { logs: { drainSeconds: 9 } } }))).toEqual([
    '0 logs preStopStarted',
    '4 logs preStopEnded',
    '4 logs signalled',
    '6 logs killed',
    '6 logs exited',
  ]);
});

test('with a grace period of 0, a completion runs no hooks, and signals all sidecars at once', () => {
  const initContainers = [sidecar('logs', 4), sidecar('proxy')];
  const spec = { terminationGracePeriodSeconds: 0, initContainers, containers: [main('job')] };
  const durations = { logs: { drainSeconds: 1 }, proxy: { drainSeconds: 3 } };
  expect(lines(stopTimeline(spec, { by: 'completion' }, { durations }))).toEqual([
    '0 proxy signalled',
    '0 logs signalled',
    '1 logs exited',
    '2 proxy killed',
    '2 proxy exited',
  ]);
});

test('an eviction by the kubelet cuts hooks off after 1 second', () => {
  expect(lines(stopTimeline({ containers: [main('web', 5)] }, { by: 'eviction' })).slice(1)).toEqual([
    '1 web preStopEnded',
    '1 web signalled',
    '1-3 web exited',
  ]);
});

test('a failed probe stops its container alone, with the grace period of the probe', () => {
  const web = { ...main('web'), livenessProbe: { httpGet: { port: 1 }, terminationGracePeriodSeconds: 3 } };
  const spec = { initContainers: [sidecar('logs')], containers: [web] };
  const durations = { web: { drainSeconds: 9 } };
  const killed = ['0 web signalled', '3 web killed', '3 web exited'];
  expect(lines(stopTimeline(spec, { by: 'livenessProbe', container: 'web' }, { durations }))).toEqual(killed);
  expect(lines(stopTimeline(spec, { by: 'livenessProbe', container: 'logs' }))).toEqual([
    '0 logs signalled',
    '0-30 logs exited',
  ]);
});

test('what does not run gets no signal, and a sidecar does not wait for an init container', () => {
  const spec = { initContainers: [sidecar('proxy'), main('migrate')], containers: [main('web')] };
  const durations = { migrate: { drainSeconds: 5 }, proxy: { drainSeconds: 0 } };
  expect(lines(stopTimeline(spec, deletion, { durations, running: ['proxy', 'migrate'] }))).toEqual([
    '0 migrate signalled',
    '0 proxy signalled',
    '0 proxy exited',
    '5 migrate exited',
  ]);
});

test('the grace period is 30 unless set, at least 1, and 1 on eviction', () => {
  expect(graceSeconds(undefined, deletion)).toBe(30);
  expect(graceSeconds({ containers: [], terminationGracePeriodSeconds: 0 }, deletion)).toBe(1);
  expect(graceSeconds(pod, { by: 'deletion', graceSeconds: 3 })).toBe(3);
  expect(graceSeconds(pod, { by: 'completion' })).toBe(20);
  expect(graceSeconds({ containers: [], terminationGracePeriodSeconds: 0 }, { by: 'completion' })).toBe(0);
  expect(graceSeconds(pod, { by: 'eviction' })).toBe(1);
});

test('any real durations give times between those of the unknown ones', () => {
  const seconds = fc.integer({ min: 0, max: 12 });
  const part = fc.record({ hook: fc.boolean(), preStopSeconds: seconds, drainSeconds: seconds });
  const parts = fc.tuple(fc.array(part, { minLength: 1, maxLength: 2 }), fc.array(part, { maxLength: 3 }), seconds);
  const hook = { lifecycle: { preStop: { exec: { command: ['drain'] } } } };
  fc.assert(
    fc.property(parts, ([mains, sidecars, grace]) => {
      const named = [
        ...mains.map((one, index) => ({ ...one, container: { ...main(`m${index}`), ...(one.hook ? hook : {}) } })),
        ...sidecars.map((one, index) => ({
          ...one,
          container: { ...sidecar(`s${index}`), ...(one.hook ? hook : {}) },
        })),
      ];
      const spec: PodSpec = {
        terminationGracePeriodSeconds: grace,
        containers: named.slice(0, mains.length).map(({ container }) => container),
        initContainers: named.slice(mains.length).map(({ container }) => container),
      };
      const durations: Durations = Object.fromEntries(
        named.map(({ container, preStopSeconds, drainSeconds }) => [container.name, { preStopSeconds, drainSeconds }]),
      );
      const known = stopTimeline(spec, deletion, { durations });
      for (const { container, event, at, by } of stopTimeline(spec, deletion)) {
        const real = known.find((one) => one.container === container && one.event === event);
        expect(real?.by).toBe(real?.at);
        expect(real?.at).toBeGreaterThanOrEqual(at);
        expect(real?.at).toBeLessThanOrEqual(by ?? Number.POSITIVE_INFINITY);
      }
    }),
  );
});

test.each<[unknown, unknown, string]>([
  [undefined, {}, 'cause is missing; set an object with by'],
  [{}, {}, 'cause.by is missing; set one of "deletion", "completion", "eviction", "livenessProbe", "startupProbe"'],
  [
    { by: 'delete' },
    {},
    'cause.by must be one of "deletion", "completion", "eviction", "livenessProbe", "startupProbe"',
  ],
  [{ by: 'deletion', graceSeconds: -1 }, {}, 'cause.graceSeconds must be 0 or greater, got -1'],
  [{ by: 'deletion', graceSeconds: 1.5 }, {}, 'cause.graceSeconds must be an integer, got 1.5'],
  [{ by: 'deletion', container: 'web' }, {}, 'unknown property "cause.container"'],
  [{ by: 'livenessProbe' }, {}, 'cause.container is missing; set a string'],
  [{ by: 'livenessProbe', container: 'wbe' }, {}, 'cause.container: unknown container "wbe"; did you mean "web"?'],
  [deletion, null, 'options must be an object, got null'],
  [deletion, { durations: { web: { drainSeconds: -1 } } }, 'durations.web.drainSeconds must be 0 or greater, got -1'],
  [
    deletion,
    { durations: { web: { drainSeconds: Number.NaN } } },
    'durations.web.drainSeconds must be 0 or greater, got NaN',
  ],
  [deletion, { durations: { web: { drain: 1 } } }, 'unknown property "durations.web.drain"'],
  [deletion, { durations: { x: {} } }, 'durations: unknown container "x"; set one of logs, proxy, web, adapter'],
  [deletion, { running: ['wbe'] }, 'running[0]: unknown container "wbe"; did you mean "web"?'],
])('rejects the cause %j with the options %j', (cause, options, message) => {
  const call = () => stopTimeline(pod, cause as never, options as never);
  expect(call).toThrow(TypeError);
  expect(call).toThrow(`stopTimeline: ${message}`);
});

test('the grace period is that of a known cause', () => {
  expect(() => graceSeconds(pod, { by: 'delete' } as never)).toThrow('graceSeconds: cause.by must be one of');
});
