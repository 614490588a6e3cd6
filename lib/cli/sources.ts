import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { attempt, systemCodeOf } from '../constructs/read-file';
import { decodeText, type YamlProblem } from '../yaml';

/** The text of a file with manifests, and its name in findings. */
export interface Source {
  readonly name: string;
  readonly text: string;
  /** What keeps the text from being read, where something does. */
  readonly problem?: YamlProblem;
}

/** What keeps a source from being read at all: said to the user, and the exit code is 2. */
export class UnreadableSource extends Error {
  override readonly name = 'UnreadableSource';
}

/** What standard input is called in findings. */
export const standardInputName = '<stdin>';

/** The largest text that is read, in bytes. */
export const maxBytes = 32 * 1024 * 1024;
const manifestFile = /\.(?:ya?ml|json)$|^Kustomization$/i;
/** Tools keep what is theirs there. */
const skippedFolder = /^\.|^node_modules$/;
/** A link to nowhere, by which Emacs says who edits a file. */
const editorLock = /^\.#/;
/** Files that cdk8s writes in addition to the manifests. */
const skippedFiles = new Set(['construct-metadata.json']);

/**
 * The texts behind the command's arguments, each file once: files as they are, the .yaml, .yml and .json files of
 * folders and the folders in them, but for node_modules and those that begin with a dot, in the order of their names, and
 * `-` for standard input.
 * @throws UnreadableSource where one is not there, cannot be read or is too large, and for a folder without manifests.
 */
export function readSources(paths: readonly string[], standardInput: () => Uint8Array): readonly Source[] {
  const seen = new Set<string>();
  return paths.flatMap((path) => {
    const files = path === '-' ? [path] : filesOf(path);
    const fresh = files.filter((file) => !seen.has(resolve(file)));
    for (const file of fresh) seen.add(resolve(file));
    return fresh.map((file) =>
      file === '-' ? read(standardInputName, standardInput) : read(file, () => bytesOf(file)),
    );
  });
}

function read(name: string, bytes: () => Uint8Array): Source {
  return { name, ...decodeText(attempt(name, bytes)) };
}

function filesOf(path: string): readonly string[] {
  if (!attempt(path, () => statSync(path)).isDirectory()) return [path];
  const files = filesUnder(path);
  if (files.length === 0) throw new UnreadableSource(`no .yaml, .yml or .json files in ${path}; use another folder`);
  return files;
}

function filesUnder(folder: string): readonly string[] {
  const all = attempt(folder, () => readdirSync(folder, { withFileTypes: true }));
  const entries = all.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skippedFolder.test(entry.name) ? [] : filesUnder(path);
    if (skippedFiles.has(entry.name)) return [];
    if (!manifestFile.test(entry.name) || editorLock.test(entry.name)) return [];
    // A link to a file is one; a pipe in a folder would be waited for.
    return attempt(path, () => statSync(path)).isFile() ? [path] : [];
  });
}

function bytesOf(file: string): Uint8Array {
  const descriptor = openSync(file, 'r');
  try {
    return readAll(descriptor, file);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * All that a file, a pipe or a terminal gives.
 * @throws UnreadableSource when that is more than 32 MiB.
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
