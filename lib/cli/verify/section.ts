import type { DeclaredStops } from '../../anatomy/drain-budget';
import { originOf } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';
import type { CustomWorkloads } from '../../kubernetes/custom/custom-workloads';
import { standInsOf } from '../../kubernetes/custom/stand-in';
import { namedField } from '../../kubernetes/named-field';
import { podTemplateOf } from '../../kubernetes/pod-template';
import type { ObjectFacts } from '../../synth/pods-json-format';
import { type ByAcknowledgement, unacknowledged } from '../../verify/acknowledge';
import {
  type Enforced,
  type EnforcedIn,
  enforcedBy,
  type LevelsByNamespace,
} from '../../verify/admission/enforced-levels';
import { checkOptions, type VerifyOptions } from '../../verify/options';
import type { DecodedStandIn } from '../../verify/practices/facts/app';
import { forApps } from '../../verify/practices/facts/for-apps';
import type { PracticeFinding, Review } from '../../verify/practices/practices';
import type { Decoded } from '../../verify/shape/decode';
import type { Subject } from '../../verify/target/subject';
import { reviewFor } from '../../verify/verify-all';
import { finished, type VerifiedAlone, verifyAlone } from '../../verify/verify-alone';
import { withoutRepeats } from '../../verify/without-repeats';
import type { Position } from '../../yaml';
import { mayBeManifest } from '../documents/kind-of-document';
import { type ManifestInText, readManifests } from '../documents/manifests';
import { askedIfPatch } from '../documents/maybe-patch';
import { type SortableDocument, sortable } from '../documents/sort-out';
import type { Source } from '../documents/sources';
import { withSpelling } from '../documents/spelling';
import { kustomizationProblems } from '../kustomize/kustomization-problems';
import { type LocatedFinding, resourceOf } from '../outputs/outcome';
import { type FactsOf, factsIn, type ReadOfApps } from './pods-json';

/** How sources are verified: plain data. */
export interface How {
  readonly options: VerifyOptions;
  /** What pods.json files say of the objects. */
  readonly apps: ReadOfApps;
}

/** A document of a section once it is verified: plain data. Its value is not in it. */
export interface VerifiedDocument extends SortableDocument {
  /** Where it starts. */
  readonly start: Position;
  /** What is wrong with the text. */
  readonly ofText: readonly LocatedFinding[];
  /** What is wrong with the object. */
  readonly findings: readonly LocatedFinding[];
  /** What it enforces, where it is a Namespace that says so. */
  readonly enforced: readonly EnforcedIn[];
  readonly hasPods: boolean;
}

/** The documents of a section, and what practices of whole apps need of each. */
export interface VerifiedSection {
  readonly documents: readonly VerifiedDocument[];
  readonly forApps: readonly ForApps[];
}

/** What practices of whole apps need of a document; `known` is of kinds that are checked. */
export type ForApps = {
  readonly known?: Decoded;
  readonly other?: object;
  /** What stands for the pod templates of another. */
  readonly standIns?: readonly DecodedStandIn[];
} | null;

/** What others say of a document. */
export interface OfOthers {
  /** By practices of whole apps. */
  readonly found: readonly PracticeFinding[];
  /** What its Namespace enforces. */
  readonly enforced?: Enforced;
}

/** What is known of other sections when a section is verified again: of each document, by its index. */
export type OfApp = ReadonlyMap<number, OfOthers>;

/** Verifies the manifests of sections, each alone. */
export interface Verifier {
  readonly verify: (section: Source) => VerifiedSection;
  /** Verifies some documents once more, knowing what others enforce and what practices of whole apps say. */
  readonly verifyAgain: (section: Source, ofApp: OfApp) => ReadonlyMap<number, readonly LocatedFinding[]>;
}

const noFindings: readonly never[] = [];
const noLevels: LevelsByNamespace = () => undefined;

/** What verifies sections. */
export function verifierFor({ options, apps }: How): Verifier {
  const { practices, enable, ...target } = checkOptions(options);
  const review = reviewFor({ practices, enable });
  const factsOf = factsIn(apps);
  const subjectOf = (object: unknown, facts: ObjectFacts | undefined): Subject => ({
    object,
    ...target,
    ...stopOf(facts),
  });
  return {
    verify: (section) => verifySection(section, { subjectOf, factsOf, review, workloads: target.workloads }),
    verifyAgain: (section, ofApp) => {
      const documents = readManifests(section);
      return new Map(
        [...ofApp].flatMap(([at, { found, enforced }]) => {
          const manifest = documents[at];
          if (manifest === undefined) return [];
          const facts = factsOf(section.name, manifest.object);
          const subject = subjectOf(manifest.object, facts);
          const levels = () => enforced;
          const alone = verifyAlone(subject, 0, levels, review);
          return [[at, located(finished(subject, alone, found, levels, review), manifest, facts, target.workloads)]];
        }),
      );
    },
  };
}

interface Stages {
  readonly subjectOf: (object: unknown, facts: ObjectFacts | undefined) => Subject;
  readonly factsOf: FactsOf;
  readonly review: Review | undefined;
  readonly workloads: CustomWorkloads;
}

function verifySection(section: Source, { subjectOf, factsOf, review, workloads }: Stages): VerifiedSection {
  const manifests = readManifests(section);
  const sorted = sortable(manifests);
  const kept: ForApps[] = [];
  const documents = manifests.map((manifest, at): VerifiedDocument => {
    const { object } = manifest;
    const told = sorted[at] as SortableDocument;
    const ofText = [
      ...manifest.findings.map(({ line, column, ...finding }) =>
        findingAt({ line, column }, finding, manifest, workloads),
      ),
      ...problemsOf(told).map((finding) => findingAt(manifest.positionOf(finding.field), finding, manifest, workloads)),
    ];
    const start = manifest.positionOf('');
    if (!mayBeManifest(told.is)) {
      kept.push(null);
      return Object.assign(told, { start, ofText, findings: noFindings, enforced: noFindings, hasPods: false });
    }
    const facts = factsOf(section.name, object);
    const subject = subjectOf(object, facts);
    const alone = verifyAlone(subject, 0, noLevels, review);
    kept.push(review === undefined ? null : keptOf(object, alone));
    const findings = located(finished(subject, alone, noFindings, noLevels, review), manifest, facts, workloads);
    const hasPods = podTemplateOf(object) !== undefined || standInsOf(object, workloads).length > 0;
    return Object.assign(told, { start, ofText, findings, enforced: enforcedBy(object), hasPods });
  });
  return { documents, forApps: kept };
}

function problemsOf({ is, kustomization }: SortableDocument): readonly Finding[] {
  return is === 'kustomization' ? kustomizationProblems(kustomization) : noFindings;
}

function keptOf(object: unknown, { decoded, standIns }: VerifiedAlone): ForApps {
  if (decoded !== undefined) return { known: forApps(decoded, true) as Decoded };
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return null;
  const other = forApps(object, false);
  if (standIns === undefined) return { other };
  const small = standIns.map(({ decoded, place }) => ({ decoded: forApps(decoded, true) as Decoded, place }));
  return { other, standIns: small };
}

/** The findings in an object as they are reported, each once, with their positions; then those that are acknowledged. */
function located(
  { open, acknowledged }: ByAcknowledgement,
  manifest: ManifestInText,
  facts: ObjectFacts | undefined,
  workloads: CustomWorkloads,
): readonly LocatedFinding[] {
  const left = unacknowledged(open, new Set(facts?.acknowledged));
  const place = (finding: Finding) =>
    findingAt(
      manifest.positionOf(finding.field),
      withFacts(withSpelling(finding, manifest.spellingOf), facts),
      manifest,
      workloads,
    );
  const reported = withoutRepeats(askedIfPatch(left, manifest.object)).map(place);
  if (left.length === open.length && acknowledged.length === 0) return reported;
  const known = [...acknowledged, ...open.filter((finding) => !left.includes(finding))];
  return [...reported, ...withoutRepeats(known).map((finding) => ({ ...place(finding), isAcknowledged: true }))];
}

function findingAt(
  { line, column }: Position,
  finding: Finding,
  { source, object }: ManifestInText,
  workloads: CustomWorkloads,
): LocatedFinding {
  const named = namedField(object, finding.field, workloads);
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
