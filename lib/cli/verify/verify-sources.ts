import { namedField } from '../../kubernetes/named-field';
import { compareVersions, type KubernetesVersion } from '../../kubernetes/version';
import { checkOptions, type VerifyOptions } from '../../verify/options';
import { isUnchecked } from '../../verify/unchecked';
import { sortOut, type Treatment } from '../documents/sort-out';
import { type Source, type SourceFile, standardInputName, UnreadableSource } from '../documents/sources';
import { kustomizationsAround } from '../kustomize/kustomizations-around';
import type { Document } from '../kustomize/kustomize';
import { substitutingRepositories } from '../kustomize/substituting-repository';
import { withoutIncomplete } from '../outputs/incomplete';
import { nothingLeftOut } from '../outputs/left-out';
import {
  inOrder,
  type LocatedFinding,
  type LocatedResource,
  type Outcome,
  withoutAcknowledged,
} from '../outputs/outcome';
import { type Unchecked, withUnchecked } from '../outputs/unchecked';
import { doJobs } from './do-jobs';
import { type PlacedDocument, toVerifyAgain } from './others';
import { type KnownOfApps, nothingKnown } from './pods-json';
import { mergeReleases } from './releases';
import type { How, VerifiedDocument } from './section';
import { type Again, type Done, type DoneAgain, jobsOf, sizeOf, workerFor } from './tasks';
import { startThreads, type Threads } from './threads';

/** Something that has a text, or will be read. */
type AnySource = Source | SourceFile;

/**
 * Verifies the manifests of some sources together; findings are as they were found in each document, with the construct and
 * who wrote the field, as far as that is known. Each object is verified alone, and its value is forgotten; the few that others
 * have something to say of are read again.
 */
export function verifySources(
  sources: readonly AnySource[],
  options: VerifyOptions,
  known: KnownOfApps = nothingKnown,
  start: typeof startThreads = startThreads,
): Outcome {
  return withoutAcknowledged(verifyWithAcknowledged(sources, options, known, start));
}

function verifyWithAcknowledged(
  sources: readonly AnySource[],
  options: VerifyOptions,
  known: KnownOfApps,
  start = startThreads,
): Outcome {
  const how = { options, apps: known.read };
  const threads = start(how, sizeOf(sources));
  try {
    return verifyWith(threads, sources, how, known);
  } finally {
    threads.stop();
  }
}

function verifyWith(threads: Threads, sources: readonly AnySource[], how: How, known: KnownOfApps): Outcome {
  const { options } = how;
  const { target } = checkOptions(options);
  const work = workerFor(how);
  const run = (again?: Again) => doJobs(jobsOf(sources, again), work, threads).flat();
  const documents = placedDocuments(run() as readonly Done[]);
  const around = (files: ReadonlySet<string>) => kustomizationsAround(files, () => sources.map(({ name }) => name));
  const sortedWith = (kustomizations: readonly Document[]) =>
    sortOut(
      documents.map(({ document }) => document),
      known.appOf,
      kustomizations,
    );
  const aroundErrors = around(filesWith(documents.map(({ document }) => document.findings.filter(isError))));
  const sorted = sortedWith(aroundErrors);
  const whole = documents.filter((_, at) => sorted.treatments[at] === 'whole');
  const again = toVerifyAgain(whole, options, sorted.groupsOf);
  const findingsOf = again === undefined ? ownFindings : findingsAgain(again, run(again) as readonly DoneAgain[]);
  const all = documents.map((one, at) => reported(one, sorted.treatments[at], findingsOf));
  const aroundAll = around(filesWith(all));
  const completed = aroundAll.length === aroundErrors.length ? sorted : sortedWith(aroundAll);
  // What kustomize has not built yet is not what a server gets.
  const { findings, incomplete } = withoutIncomplete(all, completed, substitutingRepositories());
  const ofOtherKinds = whole
    .map(({ document }) => document)
    .filter(({ resource, findings: own }) => isUnchecked(resource) && !own.some(isOfKind));
  const unchecked = ofOtherKinds.filter(({ hasPods }) => !hasPods).map(placeOf);
  return {
    findings,
    leftOut: { ...nothingLeftOut, incomplete: incomplete.length },
    incomplete,
    resources: whole.map(({ document: { file, resource } }) => ({ file, ...resource })),
    verified: whole.length - unchecked.length,
    unchecked,
    onlyTemplates: ofOtherKinds.filter(({ hasPods }) => hasPods).map(placeOf),
    skipped: sorted.skipped,
    releases: [target.kubernetes],
  };
}

/**
 * Verifies sources for one or several releases, and reports each finding once, in order.
 * @param unchecked what objects of kinds that are not checked are
 */
export function verifyForReleases(
  releases: readonly KubernetesVersion[],
  sources: readonly AnySource[],
  options: VerifyOptions,
  known: KnownOfApps,
  unchecked: Unchecked = 'warning',
): Outcome {
  const verify = (kubernetes = options.kubernetes) =>
    verifyWithAcknowledged(sources, { ...options, kubernetes }, known);
  const [first, ...others] = [...new Set(releases)].sort(compareVersions);
  const merged = mergeReleases([verify(first), ...others.map((release) => verify(release))]);
  const outcome = withUnchecked(withoutAcknowledged(merged), unchecked);
  const files = sources.map(({ name }) => name);
  return { ...outcome, findings: inOrder(outcome.findings, files) };
}

/** The files with findings: with objects that a kustomization may complete, or that it may say to be patches. */
function filesWith(byDocument: readonly (readonly LocatedFinding[])[]): ReadonlySet<string> {
  const files = byDocument.flatMap(([first]) => (first === undefined ? [] : [first.file]));
  return new Set(files.filter((file) => file !== standardInputName));
}

function isError({ finding }: LocatedFinding): boolean {
  return finding.severity === 'error';
}

function placedDocuments(done: readonly Done[]): readonly PlacedDocument[] {
  return done.flatMap(({ source, section: first, sections }) =>
    sections.flatMap(({ documents, forApps }, inTask) =>
      documents.map((document, at) => ({
        source,
        section: first + inTask,
        at,
        document,
        forApps: forApps[at] ?? null,
      })),
    ),
  );
}

/** Whether a finding is of what kind an object is: it says already that servers do not have that. */
function isOfKind({ finding: { field } }: LocatedFinding): boolean {
  return field === 'apiVersion' || field === 'kind' || field === 'items';
}

function placeOf({ file, resource, start }: VerifiedDocument): LocatedResource {
  return { file, ...resource, ...start };
}

type FindingsOf = (document: PlacedDocument) => readonly LocatedFinding[];

const ownFindings: FindingsOf = ({ document }) => document.findings;

function findingsAgain({ documents }: Again, done: readonly DoneAgain[]): FindingsOf {
  const keyOf = (source: number, section: number, at: number) => `${source} ${section} ${at}`;
  const found = new Map(
    done.map(({ source, section, document, findings }) => [keyOf(source, section, document), findings]),
  );
  return (one) => {
    const { source, section, at, document } = one;
    if (documents.get(source)?.get(section)?.has(at) !== true) return document.findings;
    const findings = found.get(keyOf(source, section, at));
    if (findings === undefined) throw new UnreadableSource(`${document.file} was changed meanwhile; run it again`);
    return findings;
  };
}

function reported(
  one: PlacedDocument,
  treatment: Treatment | undefined,
  findingsOf: FindingsOf,
): readonly LocatedFinding[] {
  const { ofText } = one.document;
  if (treatment === 'whole') return ofText.length === 0 ? findingsOf(one) : [...ofText, ...findingsOf(one)];
  if (treatment === 'none') return [];
  return ofText.map((found) => ({
    ...found,
    resource: {},
    namedField: namedField(undefined, found.finding.field),
  }));
}
