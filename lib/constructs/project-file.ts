import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { attempt, readRegularFile, UnreadableFile } from './read-file';

/** What the cdk8s.yaml of a project says, as far as we ask it: anything may stand there. */
export interface ProjectFile {
  readonly app?: unknown;
  readonly pods?: unknown;
  readonly output?: unknown;
  /** What keeps it from being read. */
  readonly problem?: UnreadableFile;
}

const name = 'cdk8s.yaml';
const maxBytes = 1 << 20;
const nothing: ProjectFile = {};
let last: { readonly version: string; readonly file: ProjectFile } | undefined;

/**
 * The cdk8s.yaml of the working folder, read again where it is another one than it was. Never throws.
 * @param wanted what is asked for; a file without any of it is not parsed
 */
export function projectFile(wanted: readonly (keyof ProjectFile)[] = ['pods', 'output']): ProjectFile {
  try {
    const stats = attempt(name, () => statSync(name, { throwIfNoEntry: false }));
    if (stats === undefined) return nothing;
    const version = `${resolve(name)} ${stats.ino} ${stats.size} ${stats.mtimeMs} ${wanted}`;
    if (last?.version !== version) last = { version, file: parsed(readRegularFile(name, maxBytes), wanted) };
    return last.file;
  } catch (error) {
    if (error instanceof UnreadableFile) return { problem: error };
    throw error;
  }
}

function parsed(text: string, wanted: readonly string[]): ProjectFile {
  if (!new RegExp(`\\b(?:${wanted.join('|')})["']?\\s*:`).test(text)) return nothing;
  // Loaded here, as parsing YAML is only worth its start-up time where there is something to read.
  const { parseDocument } = require('yaml') as typeof import('yaml');
  try {
    const document = parseDocument(text);
    const [error] = document.errors;
    if (error !== undefined) throw error;
    const value: unknown = document.toJS();
    if (typeof value !== 'object' || value === null) return nothing;
    const { app, pods, output } = value as ProjectFile;
    return { app, pods, output };
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
