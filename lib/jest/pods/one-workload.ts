import type { MatcherContext, Outcome } from '../matcher';
import { havingContainers, noContainersText, type ReceivedWorkload, severalText } from './workloads';

/**
 * Whether something holds for two containers of the one workload that has both; negated, whether it holds in any.
 * @throws Error where no workload has both: a misspelled name must not pass, negated or not.
 */
export function oneWorkload(
  { isNot = false }: MatcherContext,
  workloads: readonly ReceivedWorkload[],
  names: readonly [string, string],
  holds: (workload: ReceivedWorkload) => boolean,
  textOf: (workload: ReceivedWorkload) => string,
): Outcome {
  if (names[0] === names[1]) throw new TypeError(`container "${names[0]}" is set twice; set two different ones`);
  const having = havingContainers(workloads, names);
  if (having.length === 0) throw new Error(noContainersText(workloads, names));
  if (!isNot && having.length > 1) return { pass: false, text: () => severalText(having) };
  const holding = having.filter(holds);
  const shown = holding.length > 0 ? holding : having;
  return { pass: holding.length > 0, text: () => shown.map(textOf).join('\n\n') };
}
