import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { gitOutput } from '../../synth/git/git';
import { decodeText, readDocuments } from '../../yaml';
import { chainsawNames } from '../documents/chainsaw';
import { type Document, isKustomization, kustomizationNames } from './kustomize';

/**
 * The kustomizations that may build some files, but for those that are among the given ones: all that git knows in their
 * repository, and those next to the files and in the folders around them, with the tests of Chainsaw there. So what is found in a
 * file does not depend on which other files are given. One that cannot be read says nothing of the files.
 * @param files the names of files with findings: of others, nothing is asked
 * @param given the names of all files that are verified
 */
export function kustomizationsAround(files: ReadonlySet<string>, given: () => Iterable<string>): readonly Document[] {
  const folders = new Set<string>();
  const repositories = new Set<string>();
  for (const file of files) addFolders(dirname(resolve(file)), folders, repositories);
  const names = [...kustomizationNames, ...chainsawNames];
  const next = [...folders].flatMap((folder) => names.map((name) => join(folder, name)));
  const found = [...new Set([...next, ...[...repositories].flatMap(knownToGit)])].filter(isSmallFile);
  if (found.length === 0) return [];
  const known = new Set([...given()].map((file) => resolve(file)));
  return found.filter((path) => !known.has(path)).flatMap(documentAt);
}

/** Adds a folder and those around it in its repository, and that; outside of one, only itself. */
function addFolders(start: string, folders: Set<string>, repositories: Set<string>): void {
  const around: string[] = [];
  for (let folder = start; ; folder = dirname(folder)) {
    if (folders.has(folder)) break;
    around.push(folder);
    if (existsSync(join(folder, '.git'))) {
      repositories.add(folder);
      break;
    }
    if (dirname(folder) === folder) {
      folders.add(start);
      return;
    }
  }
  for (const folder of around) folders.add(folder);
}

/** The kustomizations in a repository that are committed or staged. */
function knownToGit(root: string): readonly string[] {
  // Some are copied to where they build something, and have another name before.
  const patterns = [...kustomizationNames, '*kustomization.yaml', '*kustomization.yml'].map(
    (name) => `:(glob)**/${name}`,
  );
  const list = gitOutput(root, ['ls-files', '-z', '--', ...patterns]) ?? '';
  return list.split('\0').flatMap((path) => (path === '' ? [] : [join(root, path)]));
}

/** Whether there is a regular file, of a size that kustomizations have. */
function isSmallFile(path: string): boolean {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats?.isFile() === true && stats.size < largest;
  } catch {
    return false;
  }
}

/** In bytes. */
const largest = 1 << 20;

function documentAt(file: string): readonly Document[] {
  const name = basename(file);
  return documentsAt(file)
    .slice(0, 1)
    .filter((value) => isKustomization(name, value) || chainsawNames.includes(name))
    .map((value) => ({ file, value }));
}

/** The documents of a patch's file; none where it cannot be read. */
export function patchAt(file: string): readonly unknown[] {
  return isSmallFile(file) ? documentsAt(file) : [];
}

function documentsAt(file: string): readonly unknown[] {
  try {
    return readDocuments(decodeText(readFileSync(file)).text, false).map(({ value }) => value);
  } catch {
    return [];
  }
}
