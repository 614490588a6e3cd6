import { drainBudget, drainMarginSeconds } from '../../../anatomy/drain-budget';
import { preStopSeconds } from '../../../anatomy/pre-stop';
import { defaultGraceSeconds } from '../../../anatomy/stop-timeline';
import type { Practice } from '../facts/practice';
import type { Workload } from '../facts/workload';

/** Containers that still run at the end of the grace period are killed, with their open requests. */
export const graceBudget: Practice = {
  code: 'practice/grace-budget',
  on: true,
  checkWorkload: (workload, report, { drains = {}, preStops = {} }) => {
    const { spec } = workload;
    const grace = spec.terminationGracePeriodSeconds ?? defaultGraceSeconds;
    if (enoughForAll(workload, [drains, preStops], grace)) return;
    const { seconds, steps } = drainBudget(spec, drains, preStops);
    // A negative grace period is another finding; the server itself rejects a sleep longer than the grace period.
    if (grace < 0 || seconds <= grace) return;
    // Main containers stop together; a sidecar adds what it takes when those before it have exited.
    let exited = 0;
    const parts = steps.flatMap(({ container, role, exitedBy }) => {
      const turn = role === 'main' ? 0 : exited;
      exited = Math.max(exited, exitedBy);
      return exitedBy > turn ? [`"${container}" ${exitedBy - turn} s`] : [];
    });
    report(workload, workload.at('spec.terminationGracePeriodSeconds'), {
      value: spec.terminationGracePeriodSeconds,
      message:
        `stopping takes ${seconds} s (${parts.join(', ')}, plus ${drainMarginSeconds} s margin), ` +
        `but the Pod is killed after ${grace} s`,
      fix: `set ${seconds} or more, or make the Pod stop faster`,
    });
  },
};

/** Whether all containers could stop one after the other in time: a fast path. */
function enoughForAll(
  { longRunning }: Workload,
  declared: readonly Readonly<Record<string, number>>[],
  grace: number,
): boolean {
  let seconds = 0;
  for (const { container } of longRunning) {
    if (container.lifecycle !== undefined) seconds += preStopSeconds(container) ?? 0;
  }
  for (const one of declared) {
    for (const name in one) seconds += one[name] ?? 0;
  }
  return seconds === 0 || seconds + drainMarginSeconds <= grace;
}
