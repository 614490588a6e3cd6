import { codes as allCodes } from '../../findings/generated/codes';
import { nearest } from '../../values/nearest';
import { matcherOf } from '../../values/wildcards';
import { allPractices } from './all-practices';
import type { Reviewing } from './practices';

/** Which practices are checked. */
export interface PracticeOptions {
  /**
   * Whether to check for what an experienced engineer would stop in review: `true` for what is worth a warning nearly
   * everywhere, `'all'` for what only some teams hold themselves to as well (`cdk8s-pods rules` lists them).
   * @default true
   */
  readonly practices?: boolean | 'all' | undefined;
  /**
   * Practices to check in addition, by code: `practice/memory-limit`, or `practice/job-*` for several.
   * @default []
   */
  readonly enable?: readonly string[] | undefined;
}

/** Options in addition to those of a settings file; `practices` replaces all that the file says of them. */
export function inAddition(own: PracticeOptions, file: PracticeOptions): PracticeOptions {
  if (own.practices !== undefined) return own;
  return { practices: file.practices, enable: [...(file.enable ?? []), ...(own.enable ?? [])] };
}

const rules: ReadonlySet<string> = new Set(allCodes);

/** The practices that are checked; `undefined` if there are none. */
export function chosenPractices({ practices = true, enable = [] }: PracticeOptions): Reviewing | undefined {
  if (practices === 'all') return 'all';
  if (enable.length === 0) return practices ? 'default' : undefined;
  const isEnabled = matcherOf(enable);
  const chosen = allPractices.filter(({ code, on }) => (practices && on) || isEnabled(code));
  return new Set(chosen.map(({ code }) => code));
}

/** What is wrong with a code or pattern of `enable`, with what to do; `undefined` if it matches a practice. */
export function enableProblem(pattern: string): string | undefined {
  const codes: readonly string[] = allPractices.map(({ code }) => code);
  if (codes.some(matcherOf([pattern]))) return undefined;
  const [, tier] = /^(shape|api|admission|app|attachment|gitops|pod|pod-security)\//.exec(pattern) ?? [];
  if (tier === 'pod-security')
    return `rules of pod-security/ are checked for a level; set the level of Pod Security in place of ${JSON.stringify(pattern)}`;
  if (tier !== undefined) return `rules of ${tier}/ are always checked; remove ${JSON.stringify(pattern)}`;
  if (rules.has(pattern)) return `${JSON.stringify(pattern)} is always checked; remove it`;
  const near = nearest(pattern, codes) ?? codes.find((code) => code === `practice/${pattern}`);
  const fix = near === undefined ? 'list them with `cdk8s-pods rules`' : `did you mean "${near}"?`;
  return `unknown practice ${JSON.stringify(pattern)}; ${fix}`;
}
