import { basename, dirname, join, resolve } from 'node:path';
import { entryOf } from '../../values/entry-of';
import { once } from '../../values/once';
import { own } from '../../values/own';
import { type Patch, patchesIn, type Sets, setsOf } from './kustomize-sets';
import { type Change, changesIn } from './patch-changes';
import type { Target } from './target';

/** A document and its file. */
export interface Document {
  readonly file: string;
  readonly value: unknown;
}

/** The files that kustomizations reference. */
export interface Kustomizations {
  /** Whether there is any that can be read. */
  readonly hasAny: boolean;
  /** Whether there is one in a folder, or in one of those around it. */
  readonly isIn: (folder: string) => boolean;
  /** What those set that build a file, also under another name: its objects are complete only then. */
  readonly setIn: (file: string) => readonly Sets[];
  /** What is set in each of the builds with a file: those of kustomizations that no other one builds on. */
  readonly buildsOf: (file: string) => readonly (readonly Sets[])[];
  /** Whether one lists a file as a patch. */
  readonly isPatch: (file: string) => boolean;
  /** The kustomizations that build a file with others; of those that are built into another one, that one. */
  readonly builtBy: (file: string) => readonly string[];
}

/** The objects in a file; `undefined` where it is not among those that are read. */
export type ObjectsIn = (file: string) => readonly Target[] | undefined;

/** The documents of a patch's file; none where it cannot be read. */
export type PatchAt = (file: string) => readonly unknown[];

interface Kustomization {
  /** Files and folders. */
  readonly resources: readonly string[];
  /** Those of them that set fields in all that it builds. */
  readonly components: readonly string[];
  readonly patches: readonly Patch[];
  /** What it sets. */
  readonly sets: Sets;
  /** Whether objects leave it under another name or in another namespace. */
  readonly renames: boolean;
}

/** What files with a kustomization are called. */
export const kustomizationNames: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
const fileNames: ReadonlySet<string> = new Set(kustomizationNames);
const ownGroup = /^(?:kustomize\.config\.k8s\.io\/|builtin$)/;
const renaming = ['namePrefix', 'nameSuffix', 'namespace'];

/** Whether a document is for kustomize, by the name of its file, without folders, or by its kind. */
export function isKustomization(fileName: string, value: unknown): boolean {
  const apiVersion = own(value, 'apiVersion');
  return fileNames.has(fileName) || (typeof apiVersion === 'string' && ownGroup.test(apiVersion));
}

/**
 * Reads kustomizations, whatever stands in them.
 * @param patchAt reads the file of a patch; asked only where an object that it may change has a finding
 */
export function kustomizationsOf(
  documents: readonly Document[],
  objectsIn: ObjectsIn,
  patchAt: PatchAt,
): Kustomizations {
  const known = new Map(
    documents
      .filter(({ file }) => fileNames.has(basename(file)))
      .map(({ file, value }) => {
        const folder = dirname(resolve(file));
        return [folder, kustomizationIn(folder, value, objectsIn, patchAt)] as const;
      }),
  );
  const all = [...known.values()];
  const patches = new Set(
    [...all.flatMap((one) => one.patches), ...documents.flatMap(copied)].flatMap(({ file }) => file ?? []),
  );
  const isInner = new Set(all.flatMap(({ resources }) => resources));
  const builders = new Map<string, string[]>();
  for (const [folder, { renames }] of known) {
    if (isInner.has(folder) && !renames) continue;
    for (const file of builtFrom(folder, known).files) entryOf(builders, file, () => []).push(folder);
  }
  const setIn = new Map<string, Sets[]>();
  const builds = new Map<string, (readonly Sets[])[]>();
  for (const [folder, { sets: own, components }] of known) {
    const setHere = [own, ...setBy(components, known)];
    const { files, folders } = builtFrom(folder, known, true);
    for (const file of files) {
      const before = entryOf(setIn, file, () => []);
      for (const sets of setHere) before.push(sets);
    }
    if (isInner.has(folder)) continue;
    const setInBuild = setBy(folders, known);
    for (const file of files) entryOf(builds, file, () => []).push(setInBuild);
  }
  return {
    setIn: (file) => setIn.get(resolve(file)) ?? none,
    buildsOf: (file) => builds.get(resolve(file)) ?? none,
    hasAny: documents.some(({ value }) => typeof value === 'object' && value !== null),
    isIn: (folder) => isIn(folder, known),
    isPatch: (file) => patches.size > 0 && patches.has(resolve(file)),
    builtBy: (file) => builders.get(resolve(file)) ?? none,
  };
}

const none: readonly never[] = [];

function isIn(folder: string, known: ReadonlyMap<string, Kustomization>): boolean {
  const around = dirname(folder);
  return known.has(folder) || (around !== folder && isIn(around, known));
}

function setBy(folders: Iterable<string>, known: ReadonlyMap<string, Kustomization>): readonly Sets[] {
  return [...folders].flatMap((folder) => known.get(folder)?.sets ?? []);
}

/**
 * The files of a kustomization and of those that it builds on, and their folders, but for those that rename, unless asked:
 * their objects are others.
 */
function builtFrom(
  folder: string,
  known: ReadonlyMap<string, Kustomization>,
  withRenaming = false,
): { readonly files: ReadonlySet<string>; readonly folders: ReadonlySet<string> } {
  const files = new Set<string>();
  const folders = new Set<string>();
  const seen = new Set([folder]);
  const left = [folder];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    folders.add(next);
    for (const path of known.get(next)?.resources ?? []) {
      const inner = known.get(path);
      if (inner === undefined) files.add(path);
      else if ((withRenaming || !inner.renames) && !seen.has(path)) left.push(path);
      seen.add(path);
    }
  }
  return { files, folders };
}

/** The patches of a kustomization whose file has another name, and is copied where it builds something. */
function copied({ file, value }: Document): readonly Patch[] {
  return fileNames.has(basename(file)) ? none : patchesIn(value, (path) => join(dirname(resolve(file)), path));
}

function kustomizationIn(folder: string, value: unknown, objectsIn: ObjectsIn, patchAt: PatchAt): Kustomization {
  const paths = (field: string) => {
    const entries = own(value, field);
    if (!Array.isArray(entries)) return [];
    return entries.flatMap((path: unknown) =>
      // What stands there itself in place of a path has several lines.
      typeof path === 'string' && !path.includes('\n') ? [withoutSlash(join(folder, path))] : [],
    );
  };
  const patches = patchesIn(value, (path) => join(folder, path));
  const components = paths('components');
  return {
    resources: [...paths('resources'), ...paths('bases'), ...components],
    components,
    patches,
    sets: {
      ...setsOf(
        value,
        patches.flatMap((patch) => targetsOf(patch, objectsIn)),
      ),
      changes: once(() => patches.flatMap((patch) => changesOf(patch, patchAt))),
    },
    renames: renaming.some((field) => own(value, field) !== undefined),
  };
}

/** What a patch changes: what is said to be its target, or is in its file, which may be anything if it is not read. */
function targetsOf({ file, target }: Patch, objectsIn: ObjectsIn): readonly Target[] {
  if (target !== undefined) return [target];
  return (file === undefined ? undefined : objectsIn(file)) ?? [{}];
}

function changesOf({ file, documents, target }: Patch, patchAt: PatchAt): readonly Change[] {
  return changesIn(documents ?? (file === undefined ? [] : patchAt(file)), target);
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
