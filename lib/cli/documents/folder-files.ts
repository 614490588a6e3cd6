import { accessSync, constants, type Dirent, existsSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ownFile } from '../../constructs/project-file';
import { attempt, systemCodeOf, UnreadableFile } from '../../constructs/read-file';
import type { Excludes } from '../choice/excludes';
import { type IsIgnored, ignoredIn, nothingIgnored } from '../choice/git-ignored';

const manifestName = /\.(?:ya?ml|json)$|^Kustomization$/i;
/** Tools keep what is theirs there, and tests of Go what they read. */
const skippedFolder = /^\.|^node_modules$|^_?testdata$/;
/** Settings of tools, and links to nowhere by which Emacs says who edits a file. */
const hiddenFile = /^\./;
/** Files of cdk8s and of this package in addition to the manifests. */
const skippedFiles: ReadonlySet<string> = new Set(['construct-metadata.json', 'cdk8s.yaml', ownFile]);

/** Whether a file is one of those that are read of a folder, by its name. */
export function isManifestFile(path: string): boolean {
  return manifestName.test(basename(path));
}

/** Whether a file is one of those that are read of a folder, by its path from there. */
export function isReadOf(path: string): boolean {
  const [name = '', ...folders] = path.split('/').reverse();
  return isReadName(name) && !folders.some((folder) => skippedFolder.test(folder));
}

function isReadName(name: string): boolean {
  return manifestName.test(name) && !hiddenFile.test(name) && !skippedFiles.has(name);
}

/** The files of a folder, and what is not among them. */
export interface FolderFiles {
  readonly files: readonly string[];
  /** Whether others were excluded. */
  readonly hasExcluded: boolean;
  /** Folders that are not read because of their names, but for node_modules. */
  readonly skippedFolders: readonly string[];
  /** What cannot be read. */
  readonly problems: readonly UnreadableFile[];
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
  const read = (isIgnored: IsIgnored) => {
    const found: Found = { files: [], skippedFolders: [], problems: [] };
    walk(folder, { isIgnored, skips, isIncluded, found });
    return found;
  };
  const isIgnored = ignoredIn(folder);
  const found = read(isIgnored);
  const isAll = found.files.length > 0 || hasExcluded || isIgnored === nothingIgnored;
  return { ...(isAll ? found : read(nothingIgnored)), hasExcluded };
}

/** Which files and folders are read. */
export type Chosen = Pick<Excludes, 'isExcluded' | 'isIncluded'>;

/** What a walk adds to. */
interface Found {
  readonly files: string[];
  readonly skippedFolders: string[];
  readonly problems: UnreadableFile[];
}

interface Walk {
  readonly isIgnored: IsIgnored;
  readonly skips: Excludes['isExcluded'];
  readonly isIncluded: Excludes['isIncluded'];
  readonly found: Found;
}

function walk(folder: string, how: Walk): void {
  for (const entry of collecting(how.found, () => entriesOf(folder)) ?? []) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) visit(path, entry.name, how);
    else if (isRead(path, entry.name, how)) how.found.files.push(path);
  }
}

function visit(path: string, name: string, how: Walk): void {
  const { isIgnored, skips, isIncluded, found } = how;
  if (isIgnored(path) || skips(path, true)) return;
  if (skippedFolder.test(name) && !isIncluded(path, true)) {
    if (name !== 'node_modules' && name !== '.git') found.skippedFolders.push(path);
    return;
  }
  // A submodule, or another clone, has what is ignored of its own.
  walk(path, existsSync(join(path, '.git')) ? { ...how, isIgnored: ignoredIn(path) } : how);
}

function isRead(path: string, name: string, { isIgnored, skips, found }: Walk): boolean {
  if (!isReadName(name)) return false;
  if (isIgnored(path) || skips(path, false)) return false;
  return collecting(found, () => isReadable(path)) ?? false;
}

/** A link to a file is one; a pipe in a folder would be waited for. */
function isReadable(path: string): boolean {
  const isFile = attempt(path, () => {
    try {
      return statSync(path).isFile();
    } catch (error) {
      // The replacement character, for bytes that are not UTF-8.
      if (path.includes('\ufffd')) throw new UnreadableFile(`cannot read ${path}: its name is not UTF-8`, 'rename it');
      const target = systemCodeOf(error) === 'ENOENT' ? targetOf(path) : undefined;
      if (target === undefined) throw error;
      throw new UnreadableFile(
        `cannot read ${path}: it is a symbolic link to ${target}, which does not exist (ENOENT)`,
        'correct it, or exclude it',
      );
    }
  });
  if (isFile) attempt(path, () => accessSync(path, constants.R_OK));
  return isFile;
}

function targetOf(link: string): string | undefined {
  try {
    return readlinkSync(link);
  } catch {
    return undefined;
  }
}

/** What something gives, unless it cannot be read, which is noted: the rest of a folder can be. */
function collecting<T>({ problems }: Found, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    problems.push(error);
    return undefined;
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  const entries = attempt(folder, () => readdirSync(folder, { withFileTypes: true }));
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}
