import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { attempt, readRegularFile, UnreadableFile } from './read-file';

/** What the cdk8s.yaml of a project says, as far as we ask it: anything may stand there. */
export interface ProjectFile {
  readonly pods?: unknown;
  readonly output?: unknown;
  /** What keeps it from being read. */
  readonly problem?: UnreadableFile;
}

const name = 'cdk8s.yaml';
const maxBytes = 1 << 20;
const nothing: ProjectFile = {};
let last: { readonly version: string; readonly file: ProjectFile } | undefined;

/** The cdk8s.yaml of the working folder, read again where it is another one than it was. Never throws. */
export function projectFile(): ProjectFile {
  try {
    const stats = attempt(name, () => statSync(name, { throwIfNoEntry: false }));
    if (stats === undefined) return nothing;
    const version = `${resolve(name)} ${stats.ino} ${stats.size} ${stats.mtimeMs}`;
    if (last?.version !== version) last = { version, file: parsed(readRegularFile(name, maxBytes)) };
    return last.file;
  } catch (error) {
    if (error instanceof UnreadableFile) return { problem: error };
    throw error;
  }
}

function parsed(text: string): ProjectFile {
  if (!/\b(?:pods|output)["']?\s*:/.test(text)) return nothing;
  // Loaded here, as parsing YAML is only worth its start-up time where there is something to read.
  const { parseDocument } = require('yaml') as typeof import('yaml');
  try {
    const document = parseDocument(text);
    const [error] = document.errors;
    if (error !== undefined) throw error;
    const value: unknown = document.toJS();
    if (typeof value !== 'object' || value === null) return nothing;
    const { pods, output } = value as ProjectFile;
    return { pods, output };
  } catch (error) {
    return { problem: new UnreadableFile(`${name} is not valid YAML: ${reasonOf(error)}`, 'correct it') };
  }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (message.startsWith('Maximum call stack')) return 'nested too deep';
  if (message.startsWith('Excessive alias count')) return 'aliases expand to too many values';
  return (message.split('\n')[0] ?? '').replace(/:$/, '');
}
