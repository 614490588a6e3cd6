import { matcherOf } from '../../values/wildcards';
import { codesLike } from '../explain';
import { allRules } from '../rules';

/** What is wrong with a code or pattern of codes, with what to do; `undefined` if it matches a rule. */
export function codeProblem(pattern: string): string | undefined {
  if (allRules.some(({ code }) => matcherOf([pattern])(code))) return undefined;
  const like = codesLike(pattern);
  const fix = like.length > 0 ? `did you mean ${like.join(' or ')}?` : 'list them with `cdk8s-pods rules`';
  return `unknown rule ${JSON.stringify(pattern)}; ${fix}`;
}
