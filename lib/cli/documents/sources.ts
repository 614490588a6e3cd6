import { closeSync, fstatSync, lstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { attempt, systemCodeOf, UnreadableFile } from '../../constructs/read-file';
import { realPath } from '../../synth/real-path';
import { append } from '../../values/append';
import { decodeText, type YamlProblem } from '../../yaml';
import { excludesOf } from '../choice/excludes';
import { type Chosen, type FolderFiles, filesUnder } from './folder-files';

/** The text of a file with manifests, or a part of it, and its name in findings. */
export interface Source {
  readonly name: string;
  readonly text: string;
  /** What keeps the text from being read, where something does. */
  readonly problem?: YamlProblem;
  /** The line of the file that the text starts with. @default 1 */
  readonly firstLine?: number;
  /** Whether it goes on with JSON. */
  readonly isJson?: true;
  /** Whether it was found in a folder, and has no `apiVersion` and no `kind` anywhere: then it may be anything. */
  readonly isOther?: true;
}

/** A file with manifests that is read when its turn comes. */
export interface SourceFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Whether it was found in a folder, rather than named. */
  readonly isFound?: true;
}

/** What keeps a source from being read at all: said to the user, and the exit code is 2. */
export class UnreadableSource extends Error {
  override readonly name = 'UnreadableSource';
}

/** What standard input is called in findings. */
export const standardInputName = '<stdin>';

/** The largest text that is read, in bytes. */
export const maxBytes = 256 << 20;

/** What is behind the command's arguments. */
export interface FoundSources {
  readonly sources: readonly (Source | SourceFile)[];
  /** Folders that are not read because of their names, but for node_modules. */
  readonly skippedFolders: readonly string[];
  /** Files and folders in a folder that cannot be read, and folders without manifests. */
  readonly problems: readonly (UnreadableFile | UnreadableSource)[];
}

/**
 * The sources behind the command's arguments, each file once, also where links lead to it: files as they are, the manifests of
 * folders, and `-` for standard input; without those that are excluded. What can be read only once is read.
 * @param mayBeEmpty whether a folder may have no manifests
 * @throws UnreadableSource where one that is given is not there, cannot be read or is too large
 */
export function lookForSources(
  paths: readonly string[],
  standardInput: () => Uint8Array,
  excludes: Chosen,
  mayBeEmpty = false,
): FoundSources {
  const skippedFolders: string[] = [];
  const inFolders = new Set<string>();
  const problems: FoundSources['problems'][number][] = [];
  const filesAt = (path: string) => {
    const found = filesOf(path, excludes);
    append(skippedFolders, found.skippedFolders);
    append(problems, found.problems);
    const isEmpty = found.files.length === 0 && !found.hasExcluded && found.problems.length === 0;
    if (isEmpty && !mayBeEmpty) problems.push(new UnreadableSource(nothingIn(path, found.skippedFolders)));
    if (found.files[0] !== path) for (const file of found.files) inFolders.add(file);
    return found.files;
  };
  const names = eachOnce(paths.flatMap((path) => (path === '-' ? [path] : filesAt(path))));
  const sources = names.map((name) => {
    if (name === '-') return textOf(standardInputName, standardInput);
    return inFolders.has(name) ? foundAt(name) : sourceAt(name);
  });
  return { sources, skippedFolders, problems };
}

/**
 * The sources behind the command's arguments, where all of them are needed.
 * @throws UnreadableSource or UnreadableFile where one of them cannot be read, and for a folder without manifests
 */
export function findSources(
  paths: readonly string[],
  standardInput: () => Uint8Array,
  excludes: Chosen = excludesOf([]),
): FoundSources['sources'] {
  const { sources, problems } = lookForSources(paths, standardInput, excludes);
  const [problem] = problems;
  if (problem !== undefined) throw problem;
  return sources;
}

/** What to do about a folder without manifests. */
function nothingIn(path: string, [skipped]: readonly string[]): string {
  const nothing = `no .yaml, .yml or .json files in ${path}`;
  if (skipped === undefined) return `${nothing}; use another folder`;
  return `${nothing}, without folders such as ${skipped}; read it with --exclude '!${basename(skipped)}/', or use another folder`;
}

/** Files, each once: under its own name rather than that of a link. */
function eachOnce(files: readonly string[]): readonly string[] {
  const named = new Map<string, string>();
  for (const name of files) {
    const path = realPath(name);
    const before = named.get(path);
    if (before !== undefined && (isLink(name) || !isLink(before))) continue;
    // The own name has its own place in the order.
    named.delete(path);
    named.set(path, name);
  }
  return [...named.values()];
}

function isLink(name: string): boolean {
  return lstatSync(name, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

function sourceAt(name: string): Source | SourceFile {
  const stats = attempt(name, () => statSync(name));
  return stats.isFile() ? { name, size: stats.size } : readSource({ name, size: 0 });
}

/** A file in a folder. What has gone since the folder was read is reported where it is read. */
function foundAt(name: string): SourceFile {
  return { name, size: statSync(name, { throwIfNoEntry: false })?.size ?? 0, isFound: true };
}

/** In place of a text that is too large to be read. @param most in bytes */
export function tooLarge(most: number): Pick<Source, 'text' | 'problem'> {
  const problem = { message: `larger than ${most >> 20} MiB`, fix: 'split it, or exclude it', offset: 0 };
  return { text: '', problem };
}

/** What a manifest has, also one that cannot be read. */
const signOfManifest = /apiVersion|^\s*"?kind"?\s*:/m;

/**
 * The text of a source.
 * @throws UnreadableFile where it cannot be read, and UnreadableSource where it is too large
 */
export function readSource(source: Source | SourceFile): Source {
  if ('text' in source) return source;
  // What nobody has named must not keep the rest of a folder from being verified.
  if (source.isFound === true && source.size > maxBytes) return { name: source.name, ...tooLarge(maxBytes) };
  const read = source.isFound === true ? textOfFound(source.name) : textOf(source.name, () => bytesOf(source.name));
  // What git-crypt encrypted has no text.
  const hasText = read.problem === undefined || read.text !== '';
  const isOther = source.isFound === true && hasText && !signOfManifest.test(read.text);
  return isOther ? { ...read, isOther } : read;
}

/** The text of a file in a folder; one that has gone since the folder was read, or fails, does not keep the rest from being verified. */
function textOfFound(name: string): Source {
  try {
    return textOf(name, () => bytesOf(name));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const message = error.problem.replace(`cannot read ${name}: `, 'cannot be read: ');
    return { name, text: '', problem: { message, fix: error.fix, offset: 0 } };
  }
}

function textOf(name: string, bytes: () => Uint8Array): Source {
  return { name, ...decodeText(attempt(name, bytes)) };
}

function filesOf(path: string, excludes: Chosen): FolderFiles {
  if (attempt(path, () => statSync(path)).isDirectory()) return filesUnder(path, excludes);
  const hasExcluded = excludes.isExcluded(path, false);
  return { files: hasExcluded ? [] : [path], hasExcluded, skippedFolders: [], problems: [] };
}

function bytesOf(file: string): Uint8Array {
  const descriptor = openSync(file, 'r');
  try {
    const stats = fstatSync(descriptor);
    // What says how large it is can be read at once.
    return stats.isFile() && stats.size <= maxBytes ? readFileSync(descriptor) : readAll(descriptor, file);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * All that a file, a pipe or a terminal gives.
 * @throws UnreadableSource when that is more than 256 MiB.
 */
export function readAll(descriptor: number, name: string): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (let size = 0; ; ) {
    const chunk = Buffer.allocUnsafe(1 << 16);
    const length = readSome(descriptor, chunk);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, length));
    size += length;
    if (size > maxBytes) throw new UnreadableSource(`${name} is larger than ${maxBytes >> 20} MiB; split it`);
  }
}

function readSome(descriptor: number, chunk: Uint8Array): number {
  for (;;) {
    try {
      return readSync(descriptor, chunk);
    } catch (error) {
      const code = systemCodeOf(error);
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      // A pipe that does not block and has nothing yet.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
