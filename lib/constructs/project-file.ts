import { lstatSync, type Stats, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readAlike } from '../yaml';
import { attempt, readRegularFile, UnreadableFile } from './read-file';

/** What the settings file of a project says, as far as we ask it: anything may stand there. */
export interface ProjectFile {
  /** Its path from the working folder. */
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
export const ofCdk8s = 'cdk8s.yaml';
/** The settings file of a repository without cdk8s. */
export const ownFile = '.cdk8s-pods.yaml';
const maxBytes = 1 << 20;
const nothing: ProjectFile = { name: ofCdk8s };
let last: { readonly version: string; readonly file: ProjectFile } | undefined;

/**
 * The cdk8s.yaml of a folder, or else its .cdk8s-pods.yaml, read again where it is another one than it was. Never
 * throws: having both is a problem.
 * @param wanted what is asked for; a cdk8s.yaml without any of it is not parsed
 * @param folder from the working folder
 */
export function projectFile(wanted: readonly (keyof ProjectFile)[] = ['pods', 'output'], folder = ''): ProjectFile {
  const [cdk8s, ours] = [join(folder, ofCdk8s), join(folder, ownFile)];
  try {
    const [stats, own] = [statsOf(cdk8s), statsOf(ours)];
    if (stats !== undefined && own !== undefined) return { name: cdk8s, problem: both(cdk8s, ours) };
    if (own !== undefined) return cached(ours, own, (text) => parsedOwn(ours, text));
    return stats === undefined ? nothing : cached(cdk8s, stats, (text) => parsed(cdk8s, text, wanted), wanted);
  } catch (error) {
    if (error instanceof UnreadableFile) return { name: cdk8s, problem: error };
    throw error;
  }
}

function both(cdk8s: string, ours: string): UnreadableFile {
  const fix = `move pods: to ${cdk8s}, and remove ${ours}, which is for repositories without cdk8s`;
  return new UnreadableFile(`${cdk8s} and ${ours} exist`, fix);
}

function statsOf(name: string): Stats | undefined {
  const stats = attempt(name, () => statSync(name, { throwIfNoEntry: false }));
  if (stats === undefined && lstatSync(name, { throwIfNoEntry: false }) !== undefined)
    throw new UnreadableFile(`${name} is a symbolic link to a file that does not exist`, 'correct it, or remove it');
  return stats;
}

function cached(
  name: string,
  { ino, size, mtimeMs }: Stats,
  parse: (text: string) => ProjectFile,
  wanted: readonly string[] = [],
): ProjectFile {
  const version = `${name} ${resolve(name)} ${ino} ${size} ${mtimeMs} ${wanted}`;
  if (last?.version !== version) last = { version, file: parse(readRegularFile(name, maxBytes)) };
  return last.file;
}

function parsed(name: string, text: string, wanted: readonly string[]): ProjectFile {
  if (!new RegExp(`\\b(?:${wanted.join('|')})["']?\\s*:`).test(text)) return { name };
  const { app, pods, output } = Object(treeIn(name, text)) as ProjectFile;
  return { name, app, pods, output };
}

function parsedOwn(name: string, text: string): ProjectFile {
  const value = treeIn(name, text);
  if (value === null) return { name };
  if (typeof value !== 'object' || Array.isArray(value))
    throw new UnreadableFile(`${name} must be an object`, 'set pods: { kubernetes: "1.35" }');
  const { pods, ...others } = value as ProjectFile;
  return { name, pods, others: Object.keys(others) };
}

/** @throws UnreadableFile where a text is not YAML */
function treeIn(name: string, text: string): unknown {
  return readAlike(text) ?? parsedTree(name, text);
}

function parsedTree(name: string, text: string): unknown {
  // Loaded here, because it takes longer than all else that a short run does.
  const { parseDocument } = require('yaml') as typeof import('yaml');
  try {
    const document = parseDocument(text);
    const [error] = document.errors;
    if (error?.code === 'MULTIPLE_DOCS') throw new UnreadableFile(`${name} has a second document`, 'remove it');
    if (error !== undefined) throw error;
    return document.toJS();
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(`${name} is not valid YAML: ${reasonOf(error)}`, 'correct it');
  }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (message.startsWith('Maximum call stack')) return 'nested too deep';
  if (message.startsWith('Excessive alias count')) return 'aliases expand to too many values';
  return (message.split('\n')[0] ?? '').replace(/:$/, '');
}
