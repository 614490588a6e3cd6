import type { DeclaredStops } from '../anatomy/drain-budget';
import { originOf } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import { namedField } from '../kubernetes/named-field';
import { compareVersions, type KubernetesVersion } from '../kubernetes/version';
import type { ObjectFacts } from '../synth/pods-json-format';
import { unacknowledged } from '../verify/acknowledge';
import { checkOptions, type VerifyOptions } from '../verify/options';
import { isUnchecked } from '../verify/unchecked';
import { verifyAll } from '../verify/verify-all';
import { withoutRepeats } from '../verify/without-repeats';
import type { Position } from '../yaml';
import { nothingLeftOut } from './left-out';
import { type ManifestInText, readManifests } from './manifests';
import { askedIfPatch } from './maybe-patch';
import { type LocatedFinding, type Outcome, resourceOf } from './outcome';
import { type KnownOfApps, nothingKnown } from './pods-json';
import { mergeReleases } from './releases';
import { sortOut } from './sort-out';
import type { Source } from './sources';
import { withSpelling } from './spelling';

/**
 * Verifies the manifests of some sources together; findings are in the order of the sources, with the construct and who
 * wrote the field, as far as that is known.
 */
export function verifySources(
  sources: readonly Source[],
  options: VerifyOptions,
  { factsOf, appOf }: KnownOfApps = nothingKnown,
): Outcome {
  const { practices, enable, ...how } = checkOptions(options);
  const { manifests, skipped, groupsOf } = sortOut(sources.flatMap(readManifests), appOf);
  const objects = manifests.filter(({ object }) => object !== undefined);
  const facts = new Map(objects.map((manifest) => [manifest, factsOf(manifest.source.name, manifest.object)]));
  const subjects = objects.map((manifest) => ({
    object: manifest.object,
    groups: groupsOf(manifest.source.name),
    ...how,
    ...stopOf(facts.get(manifest)),
  }));
  const found = verifyAll(subjects, { practices, enable });
  const findingsOf = new Map(
    objects.map((manifest, at) => {
      const acknowledged = new Set(facts.get(manifest)?.acknowledged);
      const left = unacknowledged(found[at] ?? [], acknowledged);
      return [manifest, withoutRepeats(askedIfPatch(left, manifest.object))];
    }),
  );
  const findings = manifests.flatMap((manifest) => [
    ...manifest.findings.map(({ line, column, ...finding }) => findingAt({ line, column }, finding, manifest)),
    ...(findingsOf.get(manifest) ?? []).map((finding) =>
      findingAt(
        manifest.positionOf(finding.field),
        withFacts(withSpelling(finding, manifest.spellingOf), facts.get(manifest)),
        manifest,
      ),
    ),
  ]);
  const resources = objects.map(({ object, source }) => ({ file: source.name, ...resourceOf(object) }));
  const unchecked = objects.flatMap(({ positionOf }, at) => {
    const resource = resources[at];
    return resource !== undefined && isUnchecked(resource) ? [{ ...resource, ...positionOf('') }] : [];
  });
  return { findings, leftOut: nothingLeftOut, resources, unchecked, skipped, releases: [how.target.kubernetes] };
}

/** Verifies sources for several releases, and reports each finding once. */
export function verifyForReleases(
  releases: readonly KubernetesVersion[],
  sources: readonly Source[],
  options: VerifyOptions,
  known: KnownOfApps,
): Outcome {
  const verify = (kubernetes = options.kubernetes) => verifySources(sources, { ...options, kubernetes }, known);
  const [first, ...others] = [...new Set(releases)].sort(compareVersions);
  return mergeReleases(
    [verify(first), ...others.map((release) => verify(release))],
    sources.map(({ name }) => name),
  );
}

function findingAt({ line, column }: Position, finding: Finding, { source, object }: ManifestInText): LocatedFinding {
  const named = namedField(object, finding.field);
  return { file: source.name, line, column, resource: resourceOf(object), finding, namedField: named };
}

function stopOf({ preStops, drains }: Partial<ObjectFacts> = {}): Partial<DeclaredStops> {
  return { ...(preStops !== undefined && { preStops }), ...(drains !== undefined && { drains }) };
}

function withFacts(finding: Finding, facts: ObjectFacts | undefined): Finding {
  if (facts === undefined) return finding;
  const writer = originOf(facts.origins ?? {}, finding.field);
  // That the construct wrote what is in it goes without saying.
  const isSaid = writer === undefined || writer === facts.construct;
  const origins = finding.origins ?? (isSaid ? undefined : { [finding.field]: writer });
  return { ...finding, construct: facts.construct, ...(origins !== undefined && { origins }) };
}
