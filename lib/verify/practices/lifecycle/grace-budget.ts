import { drainBudget, drainMarginSeconds } from '../../../anatomy/drain-budget';
import { preStopSeconds } from '../../../anatomy/pre-stop';
import type { Practice } from '../facts/practice';
import type { Workload } from '../facts/workload';

const graceByDefault = 30;

/** What is still running at the end of the grace period is killed, with the requests that it was serving. */
export const graceBudget: Practice = {
  code: 'practice/grace-budget',
  on: true,
  checkWorkload: (workload, report, { drains = {} }) => {
    const { spec } = workload;
    const grace = spec.terminationGracePeriodSeconds ?? graceByDefault;
    if (enoughForAll(workload, drains, grace)) return;
    const { seconds, steps } = drainBudget(spec, drains);
    // Less than none is another finding; a sleep beyond the grace period the server refuses itself, where it knows it.
    if (grace < 0 || seconds <= grace) return;
    const parts = steps.flatMap(({ container, preStopSeconds = 0, drainSeconds = 0 }) =>
      preStopSeconds + drainSeconds > 0 ? [`"${container}" ${preStopSeconds + drainSeconds} s`] : [],
    );
    report(workload, workload.at('spec.terminationGracePeriodSeconds'), {
      value: spec.terminationGracePeriodSeconds,
      message:
        `stopping takes ${seconds} s (${parts.join(', ')}, plus ${drainMarginSeconds} s margin), ` +
        `but the Pod is killed after ${grace} s`,
      fix: `set ${seconds} or more, or make the Pod stop faster`,
    });
  },
};

/** Whether nothing takes time to stop, or all could stop one after the other: then nothing has to be worked out. */
function enoughForAll({ lasting }: Workload, drains: Readonly<Record<string, number>>, grace: number): boolean {
  let seconds = 0;
  for (const { container } of lasting) {
    if (container.lifecycle !== undefined) seconds += preStopSeconds(container) ?? 0;
  }
  for (const name in drains) seconds += drains[name] ?? 0;
  return seconds === 0 || seconds + drainMarginSeconds <= grace;
}
