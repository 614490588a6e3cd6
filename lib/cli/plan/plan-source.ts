import { join, relative, resolve, sep } from 'node:path';
import { realPath } from '../../synth/real-path';
import { decodeText } from '../../yaml';
import { clusterIn } from '../cluster/cluster-source';
import { isReadOf } from '../documents/folder-files';
import { findSources, readSource, type Source, UnreadableSource } from '../documents/sources';
import { contentsOf, filesOf, namedCommit } from '../stock/revision';
import type { Terminal } from '../terminal';

/** Where the manifests of one side come from. */
export interface PlanSource {
  /** As messages name it: `dist`, `git:HEAD:dist`. */
  readonly name: string;
  readonly read: (terminal: Terminal) => readonly Source[];
}

/** What comes before the colon of a source that is not a path. */
const schemes: Readonly<Record<string, (rest: string, path: string, side: Side) => PlanSource>> = { git: committed };

/** What is there may be nothing yet; what is applied must not. */
type Side = 'old' | 'new';

/**
 * The source that an argument names: a path, `-`, or `git:REVISION[:PATH]`.
 * @param path the folder that a revision is read from where it names none
 * @throws UnreadableSource for an empty revision or path
 */
export function planSource(argument: string, path: string, side: Side): PlanSource {
  const [, scheme = '', rest = ''] = /^([a-z]+):(.*)$/s.exec(argument) ?? [];
  const ofScheme = Object.hasOwn(schemes, scheme) ? schemes[scheme] : undefined;
  return ofScheme === undefined ? onDisk(argument) : ofScheme(rest, path, side);
}

/** The path that an argument names, also that of a revision; `undefined` where it is none. */
export function pathIn(argument: string): string | undefined {
  if (argument === '-' || clusterIn(argument) !== undefined) return undefined;
  if (!argument.startsWith('git:')) return argument;
  return /^git:[^:]*:(.+)$/s.exec(argument)?.[1];
}

function onDisk(path: string): PlanSource {
  return { name: path, read: ({ standardInput }) => findSources([path], standardInput).map(readSource) };
}

function committed(rest: string, defaultPath: string, side: Side): PlanSource {
  const colon = rest.indexOf(':');
  const [revision, given] = colon === -1 ? [rest, undefined] : [rest.slice(0, colon), rest.slice(colon + 1)];
  if (revision === '' || given === '') throw new UnreadableSource(`git:${rest}: use git:REVISION or git:REVISION:PATH`);
  const path = given ?? defaultPath;
  const name = `git:${revision}:${path}`;
  const read = ({ err }: Terminal) => {
    const sources = committedSources(revision, path, name);
    if (sources.length > 0) return sources;
    if (given !== undefined || side === 'new')
      throw new UnreadableSource(`${name}: no .yaml, .yml or .json files in that commit`);
    err(`note: ${name} has no manifests: all are new\n`);
    return [];
  };
  return { name, read };
}

/** The manifests of a file or folder in a commit. Its path is one of the working folder, as all that a command is given. */
function committedSources(revision: string, path: string, name: string): readonly Source[] {
  const commit = namedCommit(revision, `git:${revision}`);
  // The folder need not be there any more, and the repository knows no links above it.
  const root = join(realPath('.'), relative('', resolve(path)));
  const files = [...filesOf(commit)].flatMap(([at, file]) => {
    if (at === root) return [{ name, file }];
    const inFolder = at.startsWith(`${root}${sep}`) ? relative(root, at).replaceAll(sep, '/') : '';
    return isReadOf(inFolder) ? [{ name: `${name}/${inFolder}`, file }] : [];
  });
  const contents = contentsOf(
    files.map(({ file }) => file),
    commit,
  );
  return files.map((file, at) => ({ name: file.name, ...decodeText(contents[at] ?? new Uint8Array()) }));
}
