import { drainBudget } from '../../anatomy/drain-budget';
import type { Finding } from '../../findings/finding';
import { broken } from '../broken';
import { addedContainers, type ContractCheck, type Situation } from '../subject';

const defaultGracePeriod = 30;

/** How long each container takes to stop is set, and fits into the grace period that a Pod has by default. */
export const drain: ContractCheck = (subject) => [
  ...addedContainers(subject).flatMap(({ added: { as, container, drainSeconds }, field }) => {
    if (as === 'init' || drainSeconds !== undefined) return [];
    const message = `missing for container "${container.name}"`;
    const fix = 'set drainSeconds to the most seconds that it takes from SIGTERM to exit';
    return [broken('attachment/drain-seconds', `${field}.drainSeconds`, message, fix)];
  }),
  ...subject.situations.filter(({ context }) => !context.owned).flatMap(tooLong),
];

/** Of a Pod that is not ours, the grace period is not set. */
function tooLong({ composition: { template, preStops, drains } }: Situation): readonly Finding[] {
  const grace = template.spec?.terminationGracePeriodSeconds ?? defaultGracePeriod;
  const { seconds } = drainBudget(template.spec, drains, preStops);
  if (seconds <= grace) return [];
  const message = `stopping an existing Pod with it takes ${seconds} s, but the Pod is killed after ${grace} s`;
  const fix = `make it stop faster, and set drainSeconds and preStop so that the sum is at most ${grace} s`;
  return [broken('attachment/grace-period', 'containers', message, fix)];
}
