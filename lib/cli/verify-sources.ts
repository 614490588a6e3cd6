import { namedField } from '../kubernetes/named-field';
import { compareVersions, type KubernetesVersion } from '../kubernetes/version';
import { checkOptions, type VerifyOptions } from '../verify/options';
import { isUnchecked } from '../verify/unchecked';
import { mayBeCompleted } from './kustomize-completes';
import { nothingLeftOut } from './left-out';
import type { LocatedFinding, Outcome } from './outcome';
import { type KnownOfApps, nothingKnown } from './pods-json';
import { mergeReleases } from './releases';
import { sortOut, type Treatment } from './sort-out';
import { type Source, type SourceFile, UnreadableSource } from './sources';
import { doJobs } from './verify/do-jobs';
import { type PlacedDocument, toVerifyAgain } from './verify/others';
import { type Again, type Done, type DoneAgain, jobsOf, sizeOf, workerFor } from './verify/tasks';
import { startThreads } from './verify/threads';

/** Something that has a text, or will be read. */
type AnySource = Source | SourceFile;

/**
 * Verifies the manifests of some sources together; findings are in the order of the sources, with the construct and who
 * wrote the field, as far as that is known. Each object is verified alone, and its value is forgotten; the few that others
 * have something to say of are read again.
 */
export function verifySources(
  sources: readonly AnySource[],
  options: VerifyOptions,
  known: KnownOfApps = nothingKnown,
  start: typeof startThreads = startThreads,
): Outcome {
  const { target } = checkOptions(options);
  const how = { options, apps: known.read };
  const threads = start(how, sizeOf(sources));
  const work = workerFor(how);
  try {
    const run = (again?: Again) => doJobs(jobsOf(sources, again), work, threads).flat();
    const documents = placedDocuments(run() as readonly Done[]);
    const sorted = sortOut(
      documents.map(({ document }) => document),
      known.appOf,
    );
    const whole = documents.filter((_, at) => sorted.treatments[at] === 'whole');
    const again = toVerifyAgain(whole, options, sorted.groupsOf);
    const findingsOf = again === undefined ? ownFindings : findingsAgain(again, run(again) as readonly DoneAgain[]);
    // What kustomize has not built yet is not what a server gets.
    const finalOf: FindingsOf = (one) =>
      sorted.isIncomplete(one.document.file)
        ? findingsOf(one).filter(({ finding }) => !mayBeCompleted(finding))
        : findingsOf(one);
    const resources = whole.map(({ document: { file, resource } }) => ({ file, ...resource }));
    return {
      findings: documents.flatMap((one, at) => reported(one, sorted.treatments[at], finalOf)),
      leftOut: nothingLeftOut,
      resources,
      unchecked: whole.flatMap(({ document: { file, resource, start } }) =>
        isUnchecked(resource) ? [{ file, ...resource, ...start }] : [],
      ),
      skipped: sorted.skipped,
      releases: [target.kubernetes],
    };
  } finally {
    threads.stop();
  }
}

/** Verifies sources for several releases, and reports each finding once. */
export function verifyForReleases(
  releases: readonly KubernetesVersion[],
  sources: readonly AnySource[],
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

function placedDocuments(done: readonly Done[]): readonly PlacedDocument[] {
  return done.flatMap(({ source, section, sections }) =>
    sections.flatMap(({ documents, forApps }, inTask) =>
      documents.map((document, at) => ({ source, section: section + inTask, at, document, forApps })),
    ),
  );
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
