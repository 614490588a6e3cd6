import { entryOf } from '../../values/entry-of';
import { type Enforced, levelsOf } from '../../verify/admission/enforced-levels';
import { checkOptions, type VerifyOptions } from '../../verify/options';
import type { PracticeFinding } from '../../verify/practices/practices';
import { byIndex, reviewFor } from '../../verify/verify-all';
import type { ForApps, OfOthers, VerifiedDocument } from './section';
import type { Again } from './tasks';

/** A verified document, and where it is among the sources. */
export interface PlacedDocument {
  readonly source: number;
  readonly section: number;
  /** Its index in the section. */
  readonly at: number;
  readonly document: VerifiedDocument;
  /** What practices of whole apps need of it. */
  readonly forApps: ForApps;
}

const none: readonly PracticeFinding[] = [];

/** What others say, by section and document. */
type Sections = Map<number, Map<number, OfOthers>>;

/**
 * The documents of which others have something to say: their Namespace, or practices that look at the whole app.
 * @returns undefined where there are none
 */
export function toVerifyAgain(
  documents: readonly PlacedDocument[],
  options: VerifyOptions,
  groupsOf: (file: string) => readonly string[],
): Again | undefined {
  const ofApp = byIndex(reviewTogether(documents, options, groupsOf));
  const enforcedFor = enforcedIn(documents, options, groupsOf);
  const again = new Map<number, Sections>();
  let count = 0;
  for (const [index, { source, section, at, document }] of documents.entries()) {
    const found = ofApp.get(index) ?? none;
    const enforced = enforcedFor(document);
    if (found.length === 0 && enforced === undefined) continue;
    count += 1;
    const sections = entryOf(again, source, (): Sections => new Map());
    // Each is verified again as if it were the only one.
    entryOf(sections, section, () => new Map()).set(at, {
      found: found.map((finding) => ({ ...finding, index: 0 })),
      ...(enforced !== undefined && { enforced }),
    });
  }
  return count === 0 ? undefined : { documents: again, count };
}

/**
 * What the Namespace of a document enforces. One that is applied together with the document says it before all others of its
 * name, which may be those of other clusters.
 */
function enforcedIn(
  documents: readonly PlacedDocument[],
  { podSecurity }: VerifyOptions,
  groupsOf: (file: string) => readonly string[],
): (document: VerifiedDocument) => Enforced | undefined {
  const namespaces = documents.filter(({ document }) => document.enforced.length > 0);
  if (namespaces.length === 0 || podSecurity !== undefined) return () => undefined;
  const anywhere = levelsOf(namespaces.flatMap(({ document }) => document.enforced));
  const inGroups = new Map<string, Map<unknown, Enforced | undefined>>();
  for (const { document } of namespaces) {
    for (const group of groupsOf(document.file)) {
      const levels = entryOf(inGroups, group, () => new Map());
      for (const [name, enforced] of document.enforced) levels.set(name, enforced);
    }
  }
  return ({ hasPods, file, resource: { namespace } }) => {
    if (!hasPods) return undefined;
    const nearest = groupsOf(file).find((group) => inGroups.get(group)?.has(namespace) === true);
    return nearest === undefined ? anywhere({ metadata: { namespace } }) : inGroups.get(nearest)?.get(namespace);
  };
}

function reviewTogether(
  documents: readonly PlacedDocument[],
  options: VerifyOptions,
  groupsOf: (file: string) => readonly string[],
): readonly PracticeFinding[] {
  const { practices, enable, target } = checkOptions(options);
  const review = reviewFor({ practices, enable });
  if (review === undefined) return none;
  const app = {
    manifests: documents.map(({ forApps }) => forApps?.known ?? forApps?.other),
    decoded: documents.map(({ forApps }) => forApps?.known),
    standIns: documents.map(({ forApps }) => forApps?.standIns),
    groupsOf: (index: number) => groupsOf(documents[index]?.document.file ?? ''),
  };
  return review.together(app, () => target);
}
