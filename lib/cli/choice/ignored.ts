import { matcherOf } from '../../values/wildcards';
import { containerIn, hasEnded, type Override, overrideMatcher } from '../../verify/overrides';
import { type LocatedFinding, leaveOut, type Outcome, type ResourceInFile } from '../outputs/outcome';
import type { Choice } from './choice';
import { pathFrom, pathPatterns } from './path-patterns';

/** An outcome without ignored findings. */
export interface Ignored {
  readonly outcome: Outcome;
  /** On overrides that have ended, and so ignore nothing. */
  readonly warnings: readonly string[];
  /** On overrides that match no finding, and on those that end soon. */
  readonly notes: readonly string[];
}

/**
 * How much of a project a run verifies: all that its settings are for, some folders, or single files, in which what other
 * files cause is not found.
 */
export type Scope = 'whole' | 'folders' | 'files';

/** What is known of a run. */
export interface Run {
  /** The date, such as `2027-06-30`. */
  readonly today: string;
  readonly scope: Scope;
}

/** Leaves out the findings that a user ignores, everywhere or by an override. */
export function withoutIgnored(
  outcome: Outcome,
  { ignore, overrides, folder }: Pick<Choice, 'ignore' | 'overrides' | 'folder'>,
  { today, scope }: Run,
): Ignored {
  const isIgnored = matcherOf(ignore);
  const uses = overrides.map((override, at) => useOf(override, at, { folder, today }));
  const left = leaveOut(outcome, 'ignored', (found) => {
    const matching = uses.filter((use) => use.matches(found));
    const isIgnoredAnyway = isIgnored(found.finding.code);
    for (const use of matching) {
      use.isUsed = true;
      if (!isIgnoredAnyway) use.findings += 1;
    }
    return isIgnoredAnyway || matching.some(({ hasEnded }) => !hasEnded);
  });
  const isExpected = ({ isFor }: Use) => scope === 'whole' || (scope === 'folders' && outcome.resources.some(isFor));
  return {
    outcome: left,
    warnings: uses.filter(({ hasEnded, findings }) => hasEnded && findings > 0).map(warningOn),
    notes: [
      ...uses
        .filter((use) => !use.isUsed && isExpected(use))
        .map(({ name }) => `${name} matches no finding; remove it`),
      ...uses.flatMap((use) => noteBeforeEnd(use, today)),
    ],
  };
}

/** How many days before its end a note tells of it. */
const daysAhead = 14;

function noteBeforeEnd({ name, override: { until }, hasEnded, findings }: Use, today: string): readonly string[] {
  if (until === undefined || hasEnded || findings === 0) return [];
  const days = Math.round((Date.parse(until) - Date.parse(today)) / (24 * 60 * 60 * 1000));
  // Without a date of today, it is far away.
  if (!(days <= daysAhead)) return [];
  const when = days === 0 ? 'today' : days === 1 ? 'in 1 day' : `in ${days} days`;
  const many = findings === 1 ? '1 finding is reported then' : `${findings} findings are reported then`;
  return [`${name} ends ${when} (${until}): ${many}; fix them, or set a later date`];
}

/** An override during a run. */
interface Use {
  readonly name: string;
  readonly override: Override;
  readonly hasEnded: boolean;
  readonly matches: (found: LocatedFinding) => boolean;
  /** Whether it is for an object, as far as that can be told without a finding. */
  readonly isFor: (object: ResourceInFile) => boolean;
  /** Whether it matches any finding. */
  isUsed: boolean;
  /** How many it matches that nothing else ignores. */
  findings: number;
}

function useOf(override: Override, at: number, { folder, today }: Pick<Choice, 'folder'> & Pick<Run, 'today'>): Use {
  const { paths, containers: _, ...ofObject } = override;
  const files = paths === undefined ? undefined : pathPatterns(paths);
  const isIn = (file: string) => files === undefined || files.ignores(pathFrom(folder, file));
  const matches = overrideMatcher(override);
  const isForObject = overrideMatcher({ ...ofObject, ignore: ['*'] });
  return {
    name: `pods.verify.overrides[${at}] (${JSON.stringify(override.reason)})`,
    override,
    hasEnded: hasEnded(override, today),
    matches: ({ file, resource, finding, namedField }) =>
      matches(finding.code, { ...resource, container: containerIn(namedField) }) && isIn(file),
    isFor: ({ file, ...resource }) => isForObject('', resource) && isIn(file),
    isUsed: false,
    findings: 0,
  };
}

function warningOn({ name, override, findings }: Use): string {
  const again = findings === 1 ? '1 finding is reported again' : `${findings} findings are reported again`;
  return `${name} ended on ${override.until}: ${again}; fix them, or set a later date`;
}
