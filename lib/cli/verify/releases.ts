import { entryOf } from '../../values/entry-of';
import type { LocatedFinding, Outcome } from '../outputs/outcome';

type Releases = Outcome['releases'];

/** A finding with all releases that it is of. */
type OfReleases = LocatedFinding & { readonly releases: Releases };

/**
 * What was found in the same sources for several releases, as one outcome: each finding once, with its releases.
 * @param outcomes one for each release, oldest first
 */
export function mergeReleases(outcomes: readonly [Outcome, ...Outcome[]]): Outcome {
  const [first] = outcomes;
  if (outcomes.length === 1) return first;
  const releases = outcomes.flatMap((outcome) => outcome.releases);
  const findings = merge(outcomes, ({ findings }) => findings).flatMap(({ releases: own, ...finding }) => {
    if (own.length === releases.length) return [finding];
    // An acknowledgement that one release needs stays for that.
    return finding.finding.code === 'practice/acknowledgement' ? [] : [{ ...finding, releases: own }];
  });
  const incomplete = merge(outcomes, (outcome) => outcome.incomplete ?? []);
  return { ...first, releases, findings, incomplete, leftOut: { ...first.leftOut, incomplete: incomplete.length } };
}

/** Some findings of all outcomes, each once. */
function merge(
  outcomes: readonly Outcome[],
  findingsOf: (outcome: Outcome) => readonly LocatedFinding[],
): readonly OfReleases[] {
  const found = new Map<string, readonly OfReleases[]>();
  for (const outcome of outcomes) {
    const places = byPlace(findingsOf(outcome), outcome.releases);
    for (const [key, findings] of places) found.set(key, join(found.get(key) ?? [], findings));
  }
  return [...found.values()].flat();
}

/** Findings by rule and place; a place may have several of one rule. */
function byPlace(findings: readonly LocatedFinding[], releases: Releases): ReadonlyMap<string, readonly OfReleases[]> {
  const places = new Map<string, OfReleases[]>();
  for (const finding of findings) entryOf(places, keyOf(finding), () => []).push({ ...finding, releases });
  return places;
}

/** Findings at one place, with those of a later release: first those that say the same, then the others in their order. */
function join(earlier: readonly OfReleases[], later: readonly OfReleases[]): readonly OfReleases[] {
  const left = [...later];
  const same = earlier.map((one) => {
    const at = left.findIndex(({ finding }) => finding.message === one.finding.message);
    return at === -1 ? { one } : { one, match: left.splice(at, 1)[0] };
  });
  const joined = same.map(({ one, match = left.shift() }) => (match === undefined ? one : merged(one, match)));
  return [...joined, ...left];
}

/** One finding in the words of the later release, unless only the earlier one rejects the object. */
function merged(earlier: OfReleases, later: OfReleases): OfReleases {
  const isMilder = earlier.finding.severity === 'error' && later.finding.severity === 'warning';
  return { ...(isMilder ? earlier : later), releases: [...earlier.releases, ...later.releases] };
}

function keyOf({ file, line, column, finding: { code, field } }: LocatedFinding): string {
  return JSON.stringify([file, line, column, code, field]);
}

/** The releases of a finding that is not of all, in words: ` (1.33 only)`; else `''`. */
export function onlyText({ releases }: LocatedFinding): string {
  return releases === undefined ? '' : ` (${releasesText(releases)} only)`;
}

/** `1.33`, `1.33 and 1.35`, `1.33, 1.34 and 1.35`. */
export function releasesText(releases: Releases): string {
  return releases.length < 2 ? releases.join('') : `${releases.slice(0, -1).join(', ')} and ${releases.at(-1)}`;
}
