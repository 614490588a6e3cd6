import fc from 'fast-check';
import type { Container, PodSpec } from '../kubernetes/generated/types';
import { drainBudget, drainMarginSeconds } from './drain-budget';

const main = (name: string, sleep?: number): Container => ({
  name,
  image: 'i',
  ...(sleep === undefined ? {} : { lifecycle: { preStop: { sleep: { seconds: sleep } } } }),
});
const sidecar = (name: string, sleep?: number): Container => ({ ...main(name, sleep), restartPolicy: 'Always' });

test('main containers stop in parallel: the longest hook and drain counts', () => {
  const spec = { containers: [main('web', 5), main('adapter')] };
  expect(drainBudget(spec, { web: 20, adapter: 3 })).toMatchObject({ seconds: 25 + 5, known: true });
});

test('sidecars stop after the main containers, one after the other, the last started first', () => {
  const spec = { initContainers: [sidecar('logs'), sidecar('proxy')], containers: [main('web', 5)] };
  const { seconds, known, steps } = drainBudget(spec, { web: 10, proxy: 8, logs: 4 });
  expect(steps.map(({ container, signalledAt, exitedBy }) => [container, signalledAt, exitedBy])).toEqual([
    ['web', 5, 15],
    ['proxy', 15, 23],
    ['logs', 23, 27],
  ]);
  expect([seconds, known]).toEqual([32, true]);
});

test('a sidecar’s hook runs from the start, so only what outlasts the others counts', () => {
  const spec = (sleep: number) => ({ initContainers: [sidecar('proxy', sleep)], containers: [main('web')] });
  expect(drainBudget(spec(5), { web: 10, proxy: 2 }).seconds).toBe(10 + 2 + 5);
  expect(drainBudget(spec(15), { web: 10, proxy: 2 }).seconds).toBe(15 + 2 + 5);
});

test('init containers do not count', () => {
  const spec = { initContainers: [main('migrate', 100)], containers: [main('web')] };
  expect(drainBudget(spec, { web: 1, migrate: 100 }).seconds).toBe(6);
});

test('a missing drain is unknown, not guessed', () => {
  const budget = drainBudget({ containers: [main('web', 5), main('adapter')] }, { web: 20 });
  expect(budget).toMatchObject({ seconds: 30, known: false });
  expect(budget.steps[1]?.drainSeconds).toBeUndefined();
});

test('a container named like a built-in has no drain for that', () => {
  expect(drainBudget({ containers: [main('constructor')] }).known).toBe(false);
});

test('a hook of unknown length makes the budget unknown', () => {
  const quits: Container = { ...main('web'), lifecycle: { preStop: { exec: { command: ['nginx', '-s', 'quit'] } } } };
  expect(drainBudget({ containers: [quits] }, { web: 5 })).toMatchObject({ seconds: 10, known: false });
});

test('a hook that is not a sleep takes as long as is declared', () => {
  const waits: Container = { ...main('web'), lifecycle: { preStop: { exec: { command: ['/wait'] } } } };
  const budget = drainBudget({ containers: [waits] }, { web: 2 }, { web: 60 });
  expect([budget.seconds, budget.known, budget.steps[0]?.preStopSeconds]).toEqual([67, true, 60]);
  expect(drainBudget({ containers: [main('web', 5)] }, {}, { web: 60 }).seconds).toBe(10);
});

test('a fraction of a second is rounded up, as grace periods are whole', () => {
  expect(drainBudget({ containers: [main('web')] }, { web: 1.2 }).seconds).toBe(2 + 5);
});

// What a kubelet does, second by second.
function simulatedStop(spec: PodSpec, drains: Readonly<Record<string, number>>): number {
  const hookOf = ({ lifecycle }: Container) => lifecycle?.preStop?.sleep?.seconds ?? 0;
  const mains = spec.containers.map((container) => ({ container, signalled: -1 }));
  const sidecars = [...(spec.initContainers ?? [])].reverse().map((container) => ({ container, signalled: -1 }));
  const all = [...mains, ...sidecars];
  for (let now = 0; ; now += 1) {
    const exited = ({ container, signalled }: (typeof all)[number]) =>
      signalled !== -1 && now >= signalled + (drains[container.name] ?? 0);
    for (const one of all) {
      const waitsFor = sidecars.includes(one) ? [...mains, ...sidecars.slice(0, sidecars.indexOf(one))] : [];
      if (one.signalled === -1 && now >= hookOf(one.container) && waitsFor.every(exited)) one.signalled = now;
    }
    if (all.every(exited)) return now;
  }
}

test('the budget is what a second-by-second stop takes, and the margin', () => {
  const seconds = fc.integer({ min: 0, max: 20 });
  const part = fc.record({ sleep: seconds, drain: seconds });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), fc.array(part, { maxLength: 3 }), (mains, sidecars) => {
      const spec = {
        containers: mains.map(({ sleep }, index) => main(`m${index}`, sleep)),
        initContainers: sidecars.map(({ sleep }, index) => sidecar(`s${index}`, sleep)),
      };
      const drains = Object.fromEntries([
        ...mains.map(({ drain }, index) => [`m${index}`, drain]),
        ...sidecars.map(({ drain }, index) => [`s${index}`, drain]),
      ]);
      expect(drainBudget(spec, drains).seconds).toBe(simulatedStop(spec, drains) + drainMarginSeconds);
    }),
  );
});
