import { type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { attempt, readRegularFile, UnreadableFile } from './read-file';

/** What the settings file of a project says, as far as we ask it: anything may stand there. */
export interface ProjectFile {
  readonly name: string;
  readonly app?: unknown;
  readonly pods?: unknown;
  readonly output?: unknown;
  /** Names in a file of our own that mean nothing to us. */
  readonly others?: readonly string[];
  /** What keeps it from being read. */
  readonly problem?: UnreadableFile;
}

/** The settings file of cdk8s. */
const ofCdk8s = 'cdk8s.yaml';
/** The settings file of a repository without cdk8s. */
export const ownFile = '.cdk8s-pods.yaml';
const maxBytes = 1 << 20;
const nothing: ProjectFile = { name: ofCdk8s };
let last: { readonly version: string; readonly file: ProjectFile } | undefined;

/**
 * The cdk8s.yaml of the working folder, or else its .cdk8s-pods.yaml, read again where it is another one than it was. Never
 * throws: having both is a problem.
 * @param wanted what is asked for; a cdk8s.yaml without any of it is not parsed
 */
export function projectFile(wanted: readonly (keyof ProjectFile)[] = ['pods', 'output']): ProjectFile {
  try {
    const [stats, own] = [statsOf(ofCdk8s), statsOf(ownFile)];
    if (stats !== undefined && own !== undefined) return { name: ofCdk8s, problem: both };
    if (own !== undefined) return cached(ownFile, own, parsedOwn);
    return stats === undefined ? nothing : cached(ofCdk8s, stats, (text) => parsed(text, wanted), wanted);
  } catch (error) {
    if (error instanceof UnreadableFile) return { name: ofCdk8s, problem: error };
    throw error;
  }
}

const both = new UnreadableFile(
  `${ofCdk8s} and ${ownFile} exist`,
  `move pods: to ${ofCdk8s}, and remove ${ownFile}, which is for repositories without cdk8s`,
);

function statsOf(name: string): Stats | undefined {
  return attempt(name, () => statSync(name, { throwIfNoEntry: false }));
}

function cached(
  name: string,
  { ino, size, mtimeMs }: Stats,
  parse: (text: string) => ProjectFile,
  wanted: readonly string[] = [],
): ProjectFile {
  const version = `${resolve(name)} ${ino} ${size} ${mtimeMs} ${wanted}`;
  if (last?.version !== version) last = { version, file: parse(readRegularFile(name, maxBytes)) };
  return last.file;
}

function parsed(text: string, wanted: readonly string[]): ProjectFile {
  if (!new RegExp(`\\b(?:${wanted.join('|')})["']?\\s*:`).test(text)) return nothing;
  const { app, pods, output } = Object(treeIn(ofCdk8s, text)) as ProjectFile;
  return { name: ofCdk8s, app, pods, output };
}

function parsedOwn(text: string): ProjectFile {
  const value = treeIn(ownFile, text);
  if (value === null) return { name: ownFile };
  if (typeof value !== 'object' || Array.isArray(value))
    throw new UnreadableFile(`${ownFile} must be an object`, 'set pods: { kubernetes: "1.35" }');
  const { pods, ...others } = value as ProjectFile;
  return { name: ownFile, pods, others: Object.keys(others) };
}

/** @throws UnreadableFile where a text is not YAML */
function treeIn(name: string, text: string): unknown {
  // Loaded here, as parsing YAML is only worth its start-up time where there is something to read.
  const { parseDocument } = require('yaml') as typeof import('yaml');
  try {
    const document = parseDocument(text);
    const [error] = document.errors;
    if (error !== undefined) throw error;
    return document.toJS();
  } catch (error) {
    throw new UnreadableFile(`${name} is not valid YAML: ${reasonOf(error)}`, 'correct it');
  }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (message.startsWith('Maximum call stack')) return 'nested too deep';
  if (message.startsWith('Excessive alias count')) return 'aliases expand to too many values';
  return (message.split('\n')[0] ?? '').replace(/:$/, '');
}
