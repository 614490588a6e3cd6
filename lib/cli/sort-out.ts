import { own } from '../values/own';
import { foldersTogether } from './folders-together';
import { isKustomization, type Kustomizations, kustomizationsOf } from './kustomize';
import type { ManifestInText } from './manifests';
import { resourceOf } from './outcome';
import type { AppOf } from './pods-json';
import type { Skipped } from './skipped';
import { isChartFile, templatesIn } from './templates';

/** What texts hold. */
export interface SortedOut {
  /** All that is to be verified or reported, in order. */
  readonly manifests: readonly ManifestInText[];
  readonly skipped: Skipped;
  /** What the objects of a file are applied together with. */
  readonly groupsOf: (file: string) => readonly string[];
}

/** Separates manifests from the other documents of a repository. */
export function sortOut(all: readonly ManifestInText[], appOf: AppOf): SortedOut {
  const templates = templatesIn(all);
  const documents = templates.size === 0 ? all : all.filter(({ source }) => !templates.has(source.name));
  const ofKustomize = documents.filter(({ source, object }) => isKustomization({ file: source.name, value: object }));
  const isOfKustomize = new Set(ofKustomize);
  const kustomizations = kustomizationsOf(
    ofKustomize.map(({ source, object }) => ({ file: source.name, value: object })),
  );
  // Searched once in each source, however many documents it has.
  const texts = new Set(documents.map(({ source }) => source));
  const withDirectives = new Set([...texts].filter(({ text }) => text.includes('$patch')));
  const isPatch = ({ source, object }: ManifestInText) =>
    kustomizations.isPatch(source.name) || (withDirectives.has(source) && hasDirective(object));
  const skipped = { kustomizations: 0, patches: 0, templates: templates.size, others: 0 };
  const manifests = documents.flatMap((document) => {
    const what = isOfKustomize.has(document) ? 'kustomizations' : skippedAs(document, isPatch);
    if (what === undefined) return [document];
    skipped[what] += 1;
    // What is wrong with the text is wrong for kustomize, too.
    return what === 'others' || document.findings.length === 0 ? [] : [{ ...document, object: undefined }];
  });
  const objects = manifests.map(({ object, source }) => ({ file: source.name, ...resourceOf(object) }));
  return { manifests, skipped, groupsOf: groupsIn(kustomizations, appOf, foldersTogether(objects)) };
}

function skippedAs(
  document: ManifestInText,
  isPatch: (document: ManifestInText) => boolean,
): 'patches' | 'others' | undefined {
  if (document.object === undefined) return undefined;
  if (isPatch(document)) return 'patches';
  return isOther(document) ? 'others' : undefined;
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

function isOther({ object, source }: ManifestInText): boolean {
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return false;
  return (!('apiVersion' in object) || isChartFile(source.name)) && !('kind' in object);
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
