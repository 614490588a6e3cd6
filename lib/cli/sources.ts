import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A text that holds manifests, and what it is called in findings. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** What keeps a source from being read: said to the user, and the exit code is 2. */
export class UnreadableSource extends Error {
  override readonly name = 'UnreadableSource';
}

/** The largest text that is read, in bytes: a file of manifests that is larger is none. */
const maxBytes = 64 * 1024 * 1024;
const manifestFile = /\.(?:ya?ml|json)$/i;
const skippedFolders = new Set(['node_modules', '.git']);

/**
 * The texts behind the command's arguments: files as they are, the .yaml, .yml and .json files of folders, in the order of
 * their names, and `-` for standard input.
 * @throws UnreadableSource where one is not there, too large, or a folder without manifests.
 */
export function readSources(paths: readonly string[], standardInput: () => string): readonly Source[] {
  return paths.flatMap((path) => (path === '-' ? [{ name: '<stdin>', text: standardInput() }] : readPath(path)));
}

function readPath(path: string): readonly Source[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new UnreadableSource(`${path}: there is no such file or folder`);
  if (!stat.isDirectory()) return [readFile(path, stat.size)];
  const files = filesUnder(path);
  if (files.length === 0) throw new UnreadableSource(`${path}: no .yaml, .yml or .json file is in there`);
  return files.map((file) => readFile(file, statSync(file).size));
}

function filesUnder(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : filesUnder(path);
    return manifestFile.test(entry.name) ? [path] : [];
  });
}

function readFile(path: string, size: number): Source {
  if (size > maxBytes) throw new UnreadableSource(`${path}: ${size} bytes are more than the ${maxBytes} that are read`);
  return { name: path, text: readFileSync(path, 'utf8') };
}
