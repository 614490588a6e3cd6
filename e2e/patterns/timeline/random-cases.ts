import type { CaseContainer, TimelineCase } from '../../../lib/anatomy/testdata/timeline-case';

/** Numbers from 0 to 1 that a seed determines (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Cases that a seed determines. */
export function randomCases(seed: number, count: number): readonly TimelineCase[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, (_, index) => randomCase(`random-${seed}-${index}`, random));
}

function randomCase(name: string, random: () => number): TimelineCase {
  const chance = (share: number) => random() < share;
  const pick = <T>(values: readonly [T, ...T[]]): T => values[Math.floor(random() * values.length)] ?? values[0];
  const completes = chance(0.3);
  const grace = pick([0, 1, 2, 3, 5, 8, 12, 15]);
  const container = (role: CaseContainer['role'], index: number): CaseContainer => {
    const sleeps = grace > 0 && chance(0.35);
    const preStop = pick([1, 2, 3, 4.5, 6]);
    return {
      name: `${role}-${index}`,
      role,
      drain: chance(0.15) ? -1 : pick([0, 1, 2, 3, 5, 7]),
      ...(chance(0.2) ? { postStart: pick([1, 2]) } : {}),
      ...(chance(0.25) ? { startup: pick([1, 2, 3]) } : {}),
      ...(chance(0.5)
        ? sleeps
          ? { preStop: Math.min(Math.floor(preStop), grace), sleepAction: true }
          : { preStop }
        : {}),
      ...(role === 'main' && completes ? { run: pick([4, 5, 6]) } : {}),
    };
  };
  const some = (role: CaseContainer['role'], count: number) =>
    Array.from({ length: count }, (_, index) => container(role, index));
  const inits: readonly CaseContainer[] = chance(0.2)
    ? [{ name: 'init-0', role: 'init', drain: 0, run: pick([1, 2]) }]
    : [];
  const sidecars = some('sidecar', completes ? pick([1, 2, 3]) : pick([0, 1, 2, 3]));
  return {
    name,
    grace,
    restartPolicy: completes ? pick(['Never', 'OnFailure']) : pick(['Always', 'OnFailure', 'Never']),
    stop: completes
      ? { by: 'completion' }
      : { by: 'deletion', ...(chance(0.2) ? { graceSeconds: pick([1, 2, 4, 6]) } : {}) },
    containers: [
      ...(chance(0.5) ? [...inits, ...sidecars] : [...sidecars, ...inits]),
      ...some('main', pick([1, 1, 2, 3])),
    ],
  };
}
