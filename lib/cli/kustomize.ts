import { basename, dirname, join, resolve } from 'node:path';
import { own } from '../values/own';

/** A document and its file. */
export interface Document {
  readonly file: string;
  readonly value: unknown;
}

/** The files that kustomizations reference. */
export interface Kustomizations {
  /** Whether there is one in a folder. */
  readonly isIn: (folder: string) => boolean;
  /** Whether one sets fields in the objects of a file: they are complete only when it has built them. */
  readonly completes: (file: string) => boolean;
  /** Whether one lists a file as a patch. */
  readonly isPatch: (file: string) => boolean;
  /** The kustomizations that build a file with others; of those that are built into another one, that one. */
  readonly builtBy: (file: string) => readonly string[];
}

interface Kustomization {
  /** Files and folders. */
  readonly resources: readonly string[];
  readonly patches: readonly string[];
  /** Whether it sets fields in the objects that it builds. */
  readonly transforms: boolean;
  /** Whether objects leave it under another name or in another namespace. */
  readonly renames: boolean;
}

const fileNames: ReadonlySet<string> = new Set(['kustomization.yaml', 'kustomization.yml', 'Kustomization']);
const ownGroup = /^(?:kustomize\.config\.k8s\.io\/|builtin$)/;
const transforming = [
  ...['namespace', 'commonLabels', 'labels', 'patches', 'patchesStrategicMerge', 'patchesJson6902'],
  ...['replacements', 'vars', 'transformers', 'components', 'configMapGenerator'],
];
const renaming = ['namePrefix', 'nameSuffix', 'namespace'];

/** Whether a document is for kustomize, by the name of its file or by its kind. */
export function isKustomization({ file, value }: Document): boolean {
  const apiVersion = own(value, 'apiVersion');
  return fileNames.has(basename(file)) || (typeof apiVersion === 'string' && ownGroup.test(apiVersion));
}

/** Reads kustomizations, whatever stands in them. */
export function kustomizationsOf(documents: readonly Document[]): Kustomizations {
  const known = new Map(
    documents
      .filter((document) => isKustomization(document) && fileNames.has(basename(document.file)))
      .map(({ file, value }) => [dirname(resolve(file)), kustomizationIn(dirname(resolve(file)), value)] as const),
  );
  const all = [...known.values()];
  const patches = new Set(all.flatMap((one) => one.patches));
  const isInner = new Set(all.flatMap(({ resources }) => resources));
  const builders = new Map<string, string[]>();
  for (const [folder, { renames }] of known) {
    if (isInner.has(folder) && !renames) continue;
    for (const file of builtFrom(folder, known)) {
      const builtBy = builders.get(file);
      if (builtBy === undefined) builders.set(file, [folder]);
      else builtBy.push(folder);
    }
  }
  const completed = new Set(
    [...known].flatMap(([folder, { transforms }]) => (transforms ? [...builtFrom(folder, known, true)] : [])),
  );
  return {
    completes: (file) => completed.size > 0 && completed.has(resolve(file)),
    isIn: (folder) => known.has(folder),
    isPatch: (file) => patches.size > 0 && patches.has(resolve(file)),
    builtBy: (file) => builders.get(resolve(file)) ?? none,
  };
}

const none: readonly never[] = [];

/**
 * The files of a kustomization and of those that it builds on, but for those that rename, unless asked: their objects are
 * others.
 */
function builtFrom(
  folder: string,
  known: ReadonlyMap<string, Kustomization>,
  withRenaming = false,
): ReadonlySet<string> {
  const files = new Set<string>();
  const seen = new Set([folder]);
  const left = [folder];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    for (const path of known.get(next)?.resources ?? []) {
      const inner = known.get(path);
      if (inner === undefined) files.add(path);
      else if ((withRenaming || !inner.renames) && !seen.has(path)) left.push(path);
      seen.add(path);
    }
  }
  return files;
}

function kustomizationIn(folder: string, value: unknown): Kustomization {
  const texts = (field: string, of: (entry: unknown) => unknown = (entry) => entry) => {
    const entries = own(value, field);
    if (!Array.isArray(entries)) return [];
    return entries.flatMap((entry: unknown) => {
      const path = of(entry);
      // What stands there itself in place of a path has several lines.
      return typeof path === 'string' && !path.includes('\n') ? [join(folder, path)] : [];
    });
  };
  const pathOf = (entry: unknown) => own(entry, 'path');
  return {
    resources: ['resources', 'bases', 'components'].flatMap((field) => texts(field)).map(withoutSlash),
    patches: [...texts('patchesStrategicMerge'), ...texts('patches', pathOf), ...texts('patchesJson6902', pathOf)],
    // What a component has is for the kustomizations that include it.
    transforms: own(value, 'kind') === 'Component' || transforming.some((field) => own(value, field) !== undefined),
    renames: renaming.some((field) => own(value, field) !== undefined),
  };
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
