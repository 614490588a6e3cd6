import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { contentsOfBlobs } from '../../synth/git/contents';
import { gitBytes, gitOutput } from '../../synth/git/git';
import { entryOf } from '../../values/entry-of';
import { UnreadableSource } from '../documents/sources';

/** A commit that files are compared with. */
export interface Revision {
  /** The folder at the root of the repository, without links in its path. */
  readonly root: string;
  readonly commit: string;
  /** What asked for it, which errors begin with: `--since`. */
  readonly asked: string;
}

/**
 * The commit at which the work in a folder left a revision: of a branch that has moved on, not its last one.
 * @throws UnreadableSource where git or the commit is missing
 */
export function openRevision(revision: string, folder = process.cwd()): Revision {
  const tip = namedCommit(revision, '--since', folder);
  const commit = commitIn(folder, ['merge-base', tip.commit, 'HEAD']);
  // Without a common commit, which a shallow clone does not have.
  if (commit === undefined && isShallow(folder)) throw missing(tip.asked, revision, folder);
  return { ...tip, commit: commit ?? tip.commit };
}

/**
 * The commit that a revision names.
 * @param asked what asked for it, which errors begin with
 * @throws UnreadableSource where git or the commit is missing
 */
export function namedCommit(revision: string, asked: string, folder = process.cwd()): Revision {
  const root = gitOutput(folder, ['rev-parse', '--show-toplevel'])?.replace(/\n$/, '');
  if (root === undefined) {
    throw new UnreadableSource(`${asked}: not in a git repository, or git is not installed; run it in a repository`);
  }
  // A name that starts with a dash would be an option of git; no revision does.
  const commit = /^-|\0/.test(revision)
    ? undefined
    : commitIn(folder, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
  if (commit === undefined) throw missing(asked, revision, folder);
  return { root: realpathSync.native(root), commit, asked };
}

function commitIn(folder: string, args: readonly string[]): string | undefined {
  return /^[0-9a-f]+/.exec(gitOutput(folder, args) ?? '')?.[0];
}

function isShallow(folder: string): boolean {
  return gitOutput(folder, ['rev-parse', '--is-shallow-repository'])?.trim() === 'true';
}

function missing(asked: string, revision: string, folder: string): UnreadableSource {
  const name = JSON.stringify(revision);
  return new UnreadableSource(
    isShallow(folder)
      ? `${asked}: this shallow clone does not reach ${name}; run \`git fetch --unshallow\`, or set fetch-depth: 0 for actions/checkout`
      : `${asked}: unknown revision ${name}; use a commit, tag or branch, or fetch it first, such as with \`git fetch origin main\``,
  );
}

/** A file of a commit. */
export interface CommittedFile {
  /** The root of its repository: of a submodule, if it is in one. */
  readonly root: string;
  readonly id: string;
  /** Whether a sparse checkout does not have it. */
  readonly isSparse: boolean;
}

/** The files of a commit by their paths on this disk, with those of submodules in their commits. */
export function filesOf({ root, commit, asked }: Revision): ReadonlyMap<string, CommittedFile> {
  return new Map(committedIn(root, required(listed(root, commit), asked)));
}

function committedIn(root: string, listing: string): readonly (readonly [path: string, file: CommittedFile])[] {
  const sparse = new Set(
    (gitOutput(root, ['ls-files', '-t', '-z']) ?? '')
      .split('\0')
      .flatMap((line) => /^S (.*)$/s.exec(line)?.slice(1) ?? []),
  );
  return listing.split('\0').flatMap((line) => {
    const [, mode = '', id = '', name = ''] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    const path = join(root, name);
    if (mode.startsWith('100')) return [[path, { root, id, isSparse: sparse.has(name) }]];
    const isSubmodule = mode === '160000' && existsSync(join(path, '.git'));
    return isSubmodule ? committedIn(path, listed(path, id) ?? '') : [];
  });
}

/** What a commit has; `undefined` where it is not there, as in a shallow clone. */
function listed(root: string, commit: string): string | undefined {
  return gitOutput(root, ['ls-tree', '-r', '-z', '--full-tree', commit]);
}

/** Whether a file of a commit has some content. Filters of git do not run: what they change is another content. */
export function hasContent({ id }: CommittedFile, content: Uint8Array): boolean {
  const hash = createHash(id.length === 40 ? 'sha1' : 'sha256');
  return hash.update(`blob ${content.length}\0`).update(content).digest('hex') === id;
}

/** The contents of files of a commit. */
export function contentsOf(files: readonly CommittedFile[], { asked }: Revision): readonly Uint8Array[] {
  const contents = new Map(
    idsByRoot(files).flatMap(([root, ids]) => {
      return required(contentsOfBlobs(root, ids), asked).map((content, at) => [ids[at], content] as const);
    }),
  );
  return files.map(({ id }) => contents.get(id) ?? new Uint8Array());
}

/** The ids of those files of a commit that are larger than a size in bytes. */
export function largerOnes(files: readonly CommittedFile[], size: number, { asked }: Revision): ReadonlySet<string> {
  return new Set(
    idsByRoot(files).flatMap(([root, ids]) => {
      const input = ids.map((id) => `${id}\n`).join('');
      const output = required(gitBytes(root, ['cat-file', '--batch-check=%(objectsize)'], input), asked);
      const sizes = output.toString('latin1').split('\n');
      return ids.filter((_, at) => Number(sizes[at]) > size);
    }),
  );
}

function idsByRoot(files: readonly CommittedFile[]): readonly (readonly [root: string, ids: readonly string[]])[] {
  const byRoot = new Map<string, string[]>();
  for (const { root, id } of files) entryOf(byRoot, root, () => []).push(id);
  return [...byRoot];
}

function required<T>(output: T | undefined, asked: string): T {
  if (output === undefined) {
    throw new UnreadableSource(`${asked}: git cannot read the repository; check it with \`git fsck\``);
  }
  return output;
}
