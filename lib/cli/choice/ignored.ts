import { matcherOf } from '../../values/wildcards';
import { containerIn, hasExpired, type Override, overrideMatcher } from '../../verify/overrides';
import { type LocatedFinding, leaveOut, type Outcome } from '../outcome';
import type { Choice } from './choice';
import { fromWorkingFolder, pathPatterns } from './path-patterns';

/** An outcome without ignored findings. */
export interface Ignored {
  readonly outcome: Outcome;
  /** On overrides that have expired. */
  readonly warnings: readonly string[];
  /** On overrides that match no finding. */
  readonly notes: readonly string[];
}

/**
 * Leaves out the findings that a user ignores, everywhere or by an override.
 * @param today the date, such as `2027-06-30`
 */
export function withoutIgnored(
  outcome: Outcome,
  { ignore, overrides }: Pick<Choice, 'ignore' | 'overrides'>,
  today: string,
): Ignored {
  const isIgnored = matcherOf(ignore);
  const uses = overrides.map((override, at) => ({
    override,
    name: `pods.verify.overrides[${at}] (${JSON.stringify(override.reason)})`,
    isExpired: hasExpired(override, today),
    matches: matcherIn(override),
    findings: 0,
  }));
  const left = leaveOut(outcome, 'ignored', (found) => {
    if (isIgnored(found.finding.code)) return true;
    const matching = uses.filter(({ matches }) => matches(found));
    for (const use of matching) use.findings += 1;
    return matching.some(({ isExpired }) => !isExpired);
  });
  const expired = uses.filter(({ isExpired }) => isExpired);
  const unused = uses.filter(({ isExpired, findings }) => !isExpired && findings === 0);
  return {
    outcome: left,
    warnings: expired.map(
      ({ name, override: { until }, findings }) => `${name} ended on ${until}; findings that it matches: ${findings}`,
    ),
    notes: unused.map(({ name }) => `${name} matches no finding; remove it`),
  };
}

function matcherIn(override: Override): (found: LocatedFinding) => boolean {
  const matches = overrideMatcher(override);
  const { paths } = override;
  const files = paths === undefined ? undefined : pathPatterns(paths);
  return ({ file, resource, finding, namedField }) => {
    if (!matches(finding.code, { ...resource, container: containerIn(namedField) })) return false;
    return files === undefined || files.ignores(fromWorkingFolder(file));
  };
}
