import { basename, dirname, resolve } from 'node:path';
import { entryOf } from '../../values/entry-of';
import { grouped } from '../../values/grouped';
import { once } from '../../values/once';
import { own } from '../../values/own';
import { patchAt } from '../kustomize/kustomizations-around';
import { type Document, type Kustomizations, kustomizationsOf, type ObjectsIn } from '../kustomize/kustomize';
import type { Sets } from '../kustomize/kustomize-sets';
import { fluxGroup } from '../kustomize/substituting-repository';
import { type Resource, resourceOf, resourceText } from '../outputs/outcome';
import type { AppOf } from '../verify/pods-json';
import { filesOfTests, type TestFiles, testFilesOf } from './chainsaw';
import { foldersTogether } from './folders-together';
import { type DocumentKind, kindOf, mayBeManifest } from './kind-of-document';
import type { ManifestInText } from './manifests';
import { nothingSkipped, type Skipped } from './skipped';
import type { Source } from './sources';
import { type SignsOfTemplate, type SignsOfText, signsOfTemplate, signsOfText, templatesIn } from './templates';

/** What a document tells of itself, before other files are looked at: plain data. */
export interface SortableDocument extends SignsOfTemplate {
  readonly is: DocumentKind;
  readonly resource: Resource;
  /** The value of one that is for kustomize. */
  readonly kustomization?: unknown;
  /** The files that one names that is a test. */
  readonly test?: TestFiles;
}

/** What becomes of a document: of some, only what is wrong with their texts is reported. */
export type Treatment = 'whole' | 'text' | 'none';

/** What texts hold. */
export interface SortedOut {
  /** For each of the documents. */
  readonly treatments: readonly Treatment[];
  readonly skipped: Skipped;
  /** What kustomizations set in the objects of a file. */
  readonly setIn: (file: string) => readonly Sets[];
  /** What is set in each of the builds with a file. */
  readonly buildsOf: Kustomizations['buildsOf'];
  /** Whether some of it tells Flux what to build, which substitutes variables. */
  readonly hasFlux: boolean;
  /** Whether a test applies a file, and evaluates expressions in it first. */
  readonly isOfTest: (file: string) => boolean;
  /** The files with an object, by its kind and name as messages show them. */
  readonly filesOf: (object: string) => readonly string[];
  /** What the objects of a file are applied together with. */
  readonly groupsOf: (file: string) => readonly string[];
}

/** What documents are, as far as they tell. */
export function sortable(documents: readonly ManifestInText[]): readonly SortableDocument[] {
  // Searched once in each source, however many documents it has.
  const texts = new Map<Source, TextSigns>();
  return documents.map((document) => {
    const { source } = document;
    const signs = entryOf(texts, source, () => ({
      ...signsOfText(source),
      fileName: basename(source.name),
      hasDirectives: source.text.includes('$patch'),
    }));
    const { object } = document;
    const is = kindOf(document, signs.fileName, signs.hasDirectives && hasDirective(object));
    const { file, hasControl, braces, isCutShort } = signsOfTemplate(document, signs);
    const plain = { file, hasControl, braces, isCutShort, is, resource: resourceOf(object) };
    if (is === 'kustomization') return { ...plain, kustomization: object };
    const test = testFilesOf(file, object);
    return test === undefined ? plain : { ...plain, test };
  });
}

interface TextSigns extends SignsOfText {
  /** Without folders. */
  readonly fileName: string;
  readonly hasDirectives: boolean;
}

/**
 * Separates manifests from the other documents of a repository.
 * @param around kustomizations and tests that are not among the documents
 */
export function sortOut(
  documents: readonly SortableDocument[],
  appOf: AppOf,
  around: readonly Document[] = [],
): SortedOut {
  const templates = templatesIn(documents);
  const own = documents
    .filter(({ is, file }) => is === 'kustomization' && !templates.has(file))
    .map(({ file, kustomization }) => ({ file, value: kustomization }));
  const testsAround = around.map(({ file, value }) => testFilesOf(file, value));
  const tests = filesOfTests(
    [...documents.map(({ test }) => test), ...testsAround].filter((test) => test !== undefined),
  );
  const others = around.filter((_, at) => testsAround[at] === undefined);
  const kustomizations = kustomizationsOf([...own, ...others], objectsByFile(documents), patchAt);
  const skipped = { ...nothingSkipped, templates: templates.size };
  const withManifests = new Set(documents.filter(({ is }) => is === 'manifest').map(({ file }) => file));
  const treatments = documents.map(({ is, file }): Treatment => {
    if (templates.has(file)) return 'none';
    const what = mayBeManifest(is) && tests.hasParts(file) ? 'patch' : inFile(is, file, kustomizations, withManifests);
    if (what === 'manifest') return 'whole';
    if (what === 'unreadable') return 'text';
    skipped[counts[what]] += 1;
    // What is wrong with the text is wrong for kustomize, too.
    return what === 'other' || what === 'encrypted' ? 'none' : 'text';
  });
  const objects = documents.filter((_, at) => treatments[at] === 'whole');
  const folderOf = foldersTogether(objects);
  return {
    treatments,
    skipped,
    setIn: kustomizations.setIn,
    buildsOf: kustomizations.buildsOf,
    hasFlux: objects.some(({ resource }) => isOfFlux(resource)),
    isOfTest: tests.hasWholes,
    filesOf: filesByObject(objects),
    // What tests apply is applied by one test, or after another.
    groupsOf: groupsIn(kustomizations, appOf, (file) => (tests.hasWholes(file) ? undefined : folderOf(file))),
  };
}

/** What documents say that they are, by the paths of their files; looked up only for the patches of kustomizations. */
function objectsByFile(documents: readonly SortableDocument[]): ObjectsIn {
  const byFile = once(() => grouped(documents, ({ file }) => resolve(file)));
  return (file) =>
    byFile()
      .get(file)
      ?.map(({ resource }) => resource);
}

function filesByObject(objects: readonly SortableDocument[]): (object: string) => readonly string[] {
  const byObject = once(() =>
    grouped(objects, ({ resource: { kind = '', name = '' } }) => resourceText({ kind, name })),
  );
  return (object) => (byObject().get(object) ?? []).map(({ file }) => file);
}

/** Whether an object tells Flux what to build. */
function isOfFlux({ apiVersion = '' }: Resource): boolean {
  return apiVersion.startsWith(fluxGroup);
}

const counts = {
  kustomization: 'kustomizations',
  patch: 'patches',
  encrypted: 'encrypted',
  configuration: 'configurations',
  other: 'others',
} as const;

/** What a document is in a file of the repository. */
function inFile(
  is: DocumentKind,
  file: string,
  { isPatch, isIn, builtBy, hasAny }: Kustomizations,
  withManifests: ReadonlySet<string>,
): Exclude<DocumentKind, 'named' | 'part' | 'loose'> {
  if (is === 'unreadable' || is === 'kustomization' || is === 'encrypted' || is === 'configuration') return is;
  if (isPatch(file)) return 'patch';
  // Where kustomizations are, a part of an object is for one of them, whichever lists it.
  const isForAny = is === 'named' ? isIn(dirname(resolve(file))) : is === 'part' && hasAny;
  if (is === 'named' || is === 'part') return isForAny && builtBy(file).length === 0 ? 'patch' : 'manifest';
  if (is === 'loose') return withManifests.has(file) ? 'manifest' : 'other';
  return is;
}

/** The groups of a file: the file, its app, the kustomizations that build it, and its folder; computed once for each file. */
function groupsIn(
  { builtBy }: Kustomizations,
  appOf: AppOf,
  folderOf: (file: string) => string | undefined,
): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const before = known.get(file);
    if (before !== undefined) return before;
    const [app, folder] = [appOf(file), folderOf(file)];
    const groups = [
      `file ${file}`,
      ...(app === undefined ? [] : [`app ${app}`]),
      ...builtBy(file).map((built) => `kustomization ${built}`),
      ...(folder === undefined ? [] : [`folder ${folder}`]),
    ];
    known.set(file, groups);
    return groups;
  };
}

/** Whether an object contains a `$patch` directive of kustomize. */
function hasDirective(object: unknown): boolean {
  const left: unknown[] = [object];
  // Aliases may stand for one part in very many places.
  const seen = new Set<unknown>();
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    if (own(next, '$patch') !== undefined) return true;
    for (const value of Object.values(next)) left.push(value);
  }
  return false;
}
