import { posix, relative, resolve, sep } from 'node:path';
import { gitBytes, gitOutput } from '../git';
import { standardInputName, UnreadableSource } from '../sources';

/** A commit that files are compared with. */
export interface Revision {
  /** The folder that git runs in. */
  readonly folder: string;
  readonly commit: string;
  /** The path of that folder from the root of the repository; it ends with `/`, or is `''`. */
  readonly prefix: string;
}

/**
 * The commit at which the work in a folder left a revision: of a branch that has moved on, not its last one.
 * @throws UnreadableSource where git or the commit is missing
 */
export function openRevision(revision: string, folder = process.cwd()): Revision {
  const prefix = gitOutput(folder, ['rev-parse', '--show-prefix'])?.replace(/\n$/, '');
  if (prefix === undefined) {
    throw new UnreadableSource('--since: not in a git repository, or git is not installed; run it in a repository');
  }
  // A name that starts with a dash would be an option of git; no revision does.
  const tip = /^-|\0/.test(revision)
    ? undefined
    : commitIn(folder, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
  if (tip === undefined) throw new UnreadableSource(missingText(revision, folder));
  const commit = commitIn(folder, ['merge-base', tip, 'HEAD']);
  // Without a common commit, which a shallow clone does not have.
  if (commit === undefined && isShallow(folder)) throw new UnreadableSource(missingText(revision, folder));
  return { folder, prefix, commit: commit ?? tip };
}

function commitIn(folder: string, args: readonly string[]): string | undefined {
  return /^[0-9a-f]+/.exec(gitOutput(folder, args) ?? '')?.[0];
}

function isShallow(folder: string): boolean {
  return gitOutput(folder, ['rev-parse', '--is-shallow-repository'])?.trim() === 'true';
}

function missingText(revision: string, folder: string): string {
  const name = JSON.stringify(revision);
  if (isShallow(folder)) {
    return `--since: this shallow clone does not reach ${name}; run \`git fetch --unshallow\`, or set fetch-depth: 0 for actions/checkout`;
  }
  return `--since: unknown revision ${name}; use a commit, tag or branch, or fetch it first, such as with \`git fetch origin main\``;
}

/** How the files of a repository compare with a commit. Paths are from the root of the repository. */
export interface Differences {
  /** The files of the commit that have another content now, or are deleted. */
  readonly changed: readonly string[];
  readonly deleted: readonly string[];
  /** Whether the commit does not have a file. Those of a submodule are new where it has another commit. */
  readonly isNew: (path: string) => boolean;
  /** The contents in the commit of some of its files. */
  readonly contentsOf: (paths: readonly string[]) => ReadonlyMap<string, Uint8Array>;
}

/** Compares the files of a repository with a commit. */
export function differencesFrom({ folder, commit }: Revision): Differences {
  const compared = ['diff', '--name-status', '-z', '--no-renames', '--no-ext-diff', '--no-relative', commit, '--'];
  const { blobs, submodules } = treeIn(required(gitOutput(folder, ['ls-tree', '-r', '-z', '--full-tree', commit])));
  const states = statesIn(required(gitOutput(folder, compared)));
  const changed = new Set(states.map(({ path }) => path));
  const same = submodules.filter((path) => !changed.has(path));
  const contents = (ids: readonly string[]) =>
    contentsIn(required(gitBytes(folder, ['cat-file', '--batch'], ids.map((id) => `${id}\n`).join(''))));
  return {
    changed: [...changed].filter((path) => blobs.has(path)),
    deleted: states.filter(({ state, path }) => state === 'D' && blobs.has(path)).map(({ path }) => path),
    isNew: (path) => !blobs.has(path) && !same.some((submodule) => path.startsWith(`${submodule}/`)),
    contentsOf: (paths) => {
      const found = contents(paths.map((path) => blobs.get(path) ?? ''));
      return new Map(paths.map((path, at) => [path, found[at] ?? new Uint8Array()]));
    },
  };
}

function required<T>(output: T | undefined): T {
  if (output === undefined)
    throw new UnreadableSource('--since: git cannot read the repository; check it with `git status`');
  return output;
}

/** What `git diff --name-status -z` lists. */
function statesIn(listing: string): readonly { readonly state: string; readonly path: string }[] {
  return [...listing.matchAll(/([A-Z])\d*\0([^\0]+)\0/g)].map(([, state = '', path = '']) => ({ state, path }));
}

/** What `git ls-tree -z` lists: the ids of files, and submodules. */
function treeIn(listing: string): {
  readonly blobs: ReadonlyMap<string, string>;
  readonly submodules: readonly string[];
} {
  const entries = listing.split('\0').map((entry) => /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? []);
  return {
    blobs: new Map(entries.flatMap(([, mode, id = '', path = '']) => (mode?.startsWith('100') ? [[path, id]] : []))),
    submodules: entries.flatMap(([, mode, , path = '']) => (mode === '160000' ? [path] : [])),
  };
}

/** What `git cat-file --batch` prints: a line with the size before each content, and a line feed behind it. */
function contentsIn(output: Buffer): readonly Uint8Array[] {
  const contents: Uint8Array[] = [];
  for (let at = 0; at < output.length; ) {
    const start = output.indexOf('\n', at) + 1;
    const size = Number(output.toString('latin1', at, start).split(' ')[2]);
    contents.push(output.subarray(start, start + size));
    at = start + size + 1;
  }
  return contents;
}

/**
 * The path of a file from the root of the repository; one outside of it starts with `..`.
 * @throws UnreadableSource for standard input
 */
export function pathIn({ folder, prefix }: Revision, file: string): string {
  if (file === standardInputName) {
    throw new UnreadableSource('--since cannot compare standard input; give files or folders');
  }
  return posix.join(prefix, relative(folder, resolve(folder, file)).split(sep).join('/'));
}
