import { matcherOf } from '../../values/wildcards';
import { insteadOf } from '../rules/explain';
import { allRules } from '../rules/rules';

/** What is wrong with a code or pattern of codes, with what to do; `undefined` if it matches a rule. */
export function codeProblem(pattern: string): string | undefined {
  if (allRules.some(({ code }) => matcherOf([pattern])(code))) return undefined;
  return `unknown rule ${JSON.stringify(pattern)}; ${insteadOf(pattern)}`;
}
