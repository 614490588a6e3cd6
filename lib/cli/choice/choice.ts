import { matcherOf } from '../../values/wildcards';
import { codesLike } from '../explain';
import { leaveOut, type Outcome } from '../outcome';
import { allRules } from '../rules';

/** The findings that make the command fail: errors, all, or none. */
export type FailOn = 'error' | 'warning' | 'never';

/** What a user chooses to have read, reported, and failed on. */
export interface Choice {
  /** Files and folders that are not read, as patterns of .gitignore. */
  readonly exclude: readonly string[];
  /** Codes whose findings are not reported, or patterns of them. */
  readonly ignore: readonly string[];
  readonly failOn: FailOn;
}

/** An outcome without the findings that a user ignores. */
export function withoutIgnored(outcome: Outcome, { ignore }: Pick<Choice, 'ignore'>): Outcome {
  const isIgnored = matcherOf(ignore);
  return leaveOut(outcome, 'ignored', ({ finding }) => isIgnored(finding.code));
}

/** Whether the command fails for the findings that are left. */
export function isFailure({ findings }: Pick<Outcome, 'findings'>, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  return failOn === 'warning' ? findings.length > 0 : findings.some(({ finding }) => finding.severity === 'error');
}

/** What is wrong with a code or pattern of codes, with what to do; `undefined` if it matches a rule. */
export function codeProblem(pattern: string): string | undefined {
  if (allRules.some(({ code }) => matcherOf([pattern])(code))) return undefined;
  const like = codesLike(pattern);
  const fix = like.length > 0 ? `did you mean ${like.join(' or ')}?` : 'list them with `cdk8s-pods rules`';
  return `unknown rule ${JSON.stringify(pattern)}; ${fix}`;
}
