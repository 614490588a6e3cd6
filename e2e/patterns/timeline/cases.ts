import type { CaseContainer, TimelineCase } from '../../../lib/anatomy/testdata/timeline-case';

const base = { grace: 20, restartPolicy: 'Always', stop: { by: 'deletion' } } as const;
const main = (name: string, more: Partial<CaseContainer> = {}): CaseContainer => ({
  name,
  role: 'main',
  drain: 1,
  ...more,
});
const sidecar = (name: string, more: Partial<CaseContainer> = {}): CaseContainer => ({
  ...main(name, more),
  role: 'sidecar',
});
const init = (name: string, more: Partial<CaseContainer> = {}): CaseContainer => ({
  ...main(name, more),
  role: 'init',
});
const never = -1;

/** One case for each rule of the model. */
export const namedCases: readonly TimelineCase[] = [
  {
    ...base,
    name: 'hooks-and-drains',
    containers: [
      sidecar('s1', { preStop: 4, drain: 2 }),
      sidecar('s2'),
      main('a', { preStop: 3, drain: 3 }),
      main('b'),
    ],
  },
  {
    ...base,
    name: 'main-ignores-signal',
    grace: 8,
    containers: [sidecar('s1'), sidecar('s2'), main('a', { drain: never })],
  },
  {
    ...base,
    name: 'sidecar-sleeps',
    containers: [sidecar('s1', { preStop: 6, sleepAction: true }), main('a', { drain: 2 })],
  },
  {
    ...base,
    name: 'main-outlasts-sleep',
    containers: [sidecar('s1', { preStop: 6, sleepAction: true }), main('a', { drain: 10 })],
  },
  { ...base, name: 'hook-outlasts-grace', grace: 5, containers: [sidecar('s1', { preStop: 10 }), main('a')] },
  {
    ...base,
    name: 'main-hook-outlasts-grace',
    grace: 3,
    containers: [sidecar('s1'), main('a', { preStop: 9, drain: 1 })],
  },
  {
    ...base,
    name: 'all-ignore-signal',
    grace: 3,
    containers: [sidecar('s1', { drain: never }), sidecar('s2', { drain: never }), main('a', { drain: never })],
  },
  {
    ...base,
    name: 'sidecar-ignores-signal',
    grace: 8,
    containers: [sidecar('s1', { drain: 1 }), sidecar('s2', { drain: never }), main('a', { drain: 2 })],
  },
  {
    ...base,
    name: 'mains-only',
    containers: [main('a', { preStop: 2, drain: 4 }), main('b', { drain: 0 }), main('c', { preStop: 5 })],
  },
  {
    ...base,
    name: 'grace-0',
    grace: 0,
    containers: [sidecar('s1', { preStop: 3, drain: 5 }), main('a', { drain: 5 })],
  },
  {
    ...base,
    name: 'grace-1',
    grace: 1,
    containers: [sidecar('s1', { drain: 5 }), main('a', { preStop: 3, drain: 5 })],
  },
  {
    ...base,
    name: 'deletion-with-own-grace',
    grace: 30,
    stop: { by: 'deletion', graceSeconds: 4 },
    containers: [sidecar('s1'), main('a', { preStop: 2, drain: 8 })],
  },
  {
    ...base,
    name: 'deletion-with-longer-grace',
    grace: 2,
    stop: { by: 'deletion', graceSeconds: 9 },
    containers: [sidecar('s1'), main('a', { drain: 6 })],
  },
  {
    ...base,
    name: 'removal',
    grace: 6,
    stop: { by: 'deletion', graceSeconds: 0 },
    containers: [sidecar('s1', { drain: 1 }), main('a', { preStop: 3, drain: 4 })],
  },
  {
    ...base,
    name: 'job-ends',
    restartPolicy: 'Never',
    stop: { by: 'completion' },
    containers: [sidecar('s1', { preStop: 4, drain: 2 }), sidecar('s2', { preStop: 3 }), main('a', { run: 4 })],
  },
  {
    ...base,
    name: 'job-ends-stuck',
    grace: 6,
    restartPolicy: 'Never',
    stop: { by: 'completion' },
    containers: [sidecar('s1', { drain: never }), main('a', { run: 3 })],
  },
  {
    ...base,
    name: 'job-of-two',
    restartPolicy: 'OnFailure',
    stop: { by: 'completion' },
    containers: [sidecar('s1', { preStop: 2 }), main('a', { run: 2 }), main('b', { run: 5 })],
  },
  {
    ...base,
    name: 'eviction',
    stop: { by: 'eviction' },
    containers: [sidecar('s1', { preStop: 5, drain: 1 }), main('a', { preStop: 4, drain: 5, fill: 2 })],
  },
  {
    ...base,
    name: 'eviction-without-hooks',
    stop: { by: 'eviction' },
    containers: [sidecar('s1', { drain: 1 }), sidecar('s2', { drain: never }), main('a', { drain: 5, fill: 2 })],
  },
  {
    ...base,
    name: 'eviction-quick',
    restartPolicy: 'Never',
    stop: { by: 'eviction' },
    containers: [sidecar('s1', { drain: 1 }), main('a', { drain: 0, fill: 2 })],
  },
  {
    ...base,
    name: 'liveness',
    grace: 6,
    stop: { by: 'livenessProbe', container: 'a' },
    containers: [sidecar('s1'), main('a', { dead: 3, preStop: 2, drain: never }), main('b')],
  },
  {
    ...base,
    name: 'liveness-own-grace',
    stop: { by: 'livenessProbe', container: 'a' },
    containers: [sidecar('s1'), main('a', { dead: 3, probeGrace: 3, preStop: 1, drain: never })],
  },
  {
    ...base,
    name: 'liveness-of-sidecar',
    stop: { by: 'livenessProbe', container: 's1' },
    containers: [sidecar('s1', { dead: 4, probeGrace: 2, drain: 6 }), main('a')],
  },
  {
    ...base,
    name: 'sidecar-crash-loops',
    running: ['s2', 'a'],
    containers: [sidecar('s1', { crash: 1, preStop: 3 }), sidecar('s2'), main('a', { drain: 2 })],
  },
  {
    ...base,
    name: 'last-sidecar-crash-loops',
    running: ['s1', 'a'],
    containers: [sidecar('s1'), sidecar('s2', { crash: 1 }), main('a', { drain: 3 })],
  },
  {
    ...base,
    name: 'main-has-exited',
    restartPolicy: 'Never',
    running: ['s1', 'b'],
    containers: [sidecar('s1'), main('a', { run: 2 }), main('b', { drain: 2 })],
  },
  {
    ...base,
    name: 'deleted-while-initializing',
    running: ['s1', 'i'],
    containers: [sidecar('s1', { drain: 1 }), init('i', { run: 60, drain: 5 }), main('a')],
  },
  {
    ...base,
    name: 'probes-and-hooks-in-order',
    containers: [
      init('i', { run: 2 }),
      sidecar('s1', { startup: 2, postStart: 1 }),
      sidecar('s2', { postStart: 2 }),
      main('a', { postStart: 3 }),
      main('b', { startup: 2 }),
    ],
  },
  {
    ...base,
    name: 'fractions',
    grace: 6,
    containers: [sidecar('s1', { preStop: 1.7, drain: never }), main('a', { preStop: 1.6, drain: 1.7 })],
  },
];
