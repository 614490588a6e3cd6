import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ownFile } from '../constructs/project-file';
import { attempt } from '../constructs/read-file';
import type { Excludes } from './choice/excludes';
import { type IsIgnored, ignoredIn, nothingIgnored } from './choice/git-ignored';

const manifestName = /\.(?:ya?ml|json)$|^Kustomization$/i;
/** Tools keep what is theirs there, and tests of Go what they read. */
const skippedFolder = /^\.|^node_modules$|^testdata$/;
/** Settings of tools, and links to nowhere by which Emacs says who edits a file. */
const hiddenFile = /^\./;
/** Files of cdk8s and of this package in addition to the manifests. */
const skippedFiles: ReadonlySet<string> = new Set(['construct-metadata.json', 'cdk8s.yaml', ownFile]);

/** Whether a file is one of those that are read of a folder, by its name. */
export function isManifestFile(path: string): boolean {
  return manifestName.test(basename(path));
}

/** The files of a folder, and whether others were excluded. */
export interface FolderFiles {
  readonly files: readonly string[];
  readonly hasExcluded: boolean;
}

/**
 * The .yaml, .yml and .json files of a folder and of the folders in it, in the order of their names, but for what git
 * ignores, node_modules, testdata, and folders that begin with a dot. A folder of which git ignores all manifests is read as
 * a whole.
 */
export function filesUnder(folder: string, { isExcluded, isIncluded }: Chosen): FolderFiles {
  let hasExcluded = false;
  const skips = (path: string, isFolder: boolean) => {
    const excluded = isExcluded(path, isFolder);
    hasExcluded ||= excluded;
    return excluded;
  };
  const isIgnored = ignoredIn(folder);
  const files = walk(folder, { isIgnored, skips, isIncluded });
  if (files.length > 0 || hasExcluded || isIgnored === nothingIgnored) return { files, hasExcluded };
  return { files: walk(folder, { isIgnored: nothingIgnored, skips, isIncluded }), hasExcluded };
}

/** Which files and folders are read. */
export type Chosen = Pick<Excludes, 'isExcluded' | 'isIncluded'>;

interface Walk {
  readonly isIgnored: IsIgnored;
  readonly skips: Excludes['isExcluded'];
  readonly isIncluded: Excludes['isIncluded'];
}

function walk(folder: string, { isIgnored, skips, isIncluded }: Walk): readonly string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (isIgnored(path) || skips(path, true)) return [];
      if (skippedFolder.test(entry.name) && !isIncluded(path, true)) return [];
      // A submodule, or another clone, has what is ignored of its own.
      return walk(path, { isIgnored: existsSync(join(path, '.git')) ? ignoredIn(path) : isIgnored, skips, isIncluded });
    }
    if (skippedFiles.has(entry.name) || !manifestName.test(entry.name) || hiddenFile.test(entry.name)) return [];
    if (isIgnored(path) || skips(path, false)) return [];
    // A link to a file is one; a pipe in a folder would be waited for.
    return attempt(path, () => statSync(path)).isFile() ? [path] : [];
  });
}

function entriesOf(folder: string): readonly Dirent[] {
  const entries = attempt(folder, () => readdirSync(folder, { withFileTypes: true }));
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}
