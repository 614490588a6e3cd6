import { closeSync, fstatSync, lstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { attempt, systemCodeOf } from '../constructs/read-file';
import { decodeText, type YamlProblem } from '../yaml';
import { excludesOf } from './choice/excludes';
import { type Chosen, filesUnder } from './folder-files';
import { realPath } from './real-path';

/** The text of a file with manifests, or a part of it, and its name in findings. */
export interface Source {
  readonly name: string;
  readonly text: string;
  /** What keeps the text from being read, where something does. */
  readonly problem?: YamlProblem;
  /** The line of the file that the text starts with. @default 1 */
  readonly firstLine?: number;
}

/** A file with manifests that is read when its turn comes. */
export interface SourceFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
}

/** What keeps a source from being read at all: said to the user, and the exit code is 2. */
export class UnreadableSource extends Error {
  override readonly name = 'UnreadableSource';
}

/** What standard input is called in findings. */
export const standardInputName = '<stdin>';

/** The largest text that is read, in bytes. */
export const maxBytes = 256 << 20;

/**
 * The sources behind the command's arguments, each file once, also where links lead to it: files as they are, the manifests of
 * folders, and `-` for standard input; without those that are excluded. What can be read only once is read.
 * @throws UnreadableSource where one is not there, cannot be read or is too large, and for a folder without manifests.
 */
export function findSources(
  paths: readonly string[],
  standardInput: () => Uint8Array,
  excludes: Chosen = excludesOf([]),
): readonly (Source | SourceFile)[] {
  return eachOnce(paths.flatMap((path) => (path === '-' ? [path] : filesOf(path, excludes)))).map((file) =>
    file === '-' ? textOf(standardInputName, standardInput) : sourceAt(file),
  );
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

/**
 * The text of a source.
 * @throws UnreadableFile where it cannot be read, and UnreadableSource where it is too large
 */
export function readSource(source: Source | SourceFile): Source {
  return 'text' in source ? source : textOf(source.name, () => bytesOf(source.name));
}

function textOf(name: string, bytes: () => Uint8Array): Source {
  return { name, ...decodeText(attempt(name, bytes)) };
}

function filesOf(path: string, excludes: Chosen): readonly string[] {
  if (!attempt(path, () => statSync(path)).isDirectory()) return excludes.isExcluded(path, false) ? [] : [path];
  const { files, hasExcluded } = filesUnder(path, excludes);
  if (files.length > 0 || hasExcluded) return files;
  throw new UnreadableSource(`no .yaml, .yml or .json files in ${path}; use another folder`);
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
