import { dirname, relative, resolve, sep } from 'node:path';
import { contentsOfBlobs } from '../git/contents';
import { gitOutput, repositoryOf } from '../git/git';
import { type Disk, type Kind, nodeDisk, type Status } from './disk';
import { within } from './folder-view';

/** A file as git has committed it. */
interface Committed {
  readonly kind: Kind;
  readonly bytes: Buffer;
}

/**
 * A folder as it is in the last commit (`git show HEAD:`), for reading; above it, the disk of this machine. It is empty
 * where the commit has no such folder.
 * @throws Error with the reason if git or a commit is missing
 */
export function committedDisk(outdir: string): Disk {
  const root = resolve(outdir);
  const files = committedFiles(root);
  const folders = foldersOf(root, files);
  const read = (file: string) => {
    const bytes = files.get(file)?.bytes;
    if (bytes === undefined) throw gone(file);
    return bytes;
  };
  const isOurs = (path: string) => path === root || path.startsWith(`${root}/`);
  return {
    realPath: (path) => {
      if (!isOurs(path)) return nodeDisk.realPath(path);
      if (!folders.has(path) && !files.has(path)) throw gone(path);
      return path;
    },
    status: (path) => (isOurs(path) ? statusOf(path, files, folders) : nodeDisk.status(path)),
    list: (folder) => {
      const entries = folders.get(folder);
      if (entries === undefined) throw gone(folder);
      return entries;
    },
    read,
    readOfSize: (file, size) => {
      const bytes = read(file);
      return bytes.length === size ? bytes : undefined;
    },
    create: refuse,
    touch: refuse,
    rename: refuse,
    remove: refuse,
    makeFolder: refuse,
    removeFolder: refuse,
  };
}

function committedFiles(root: string): ReadonlyMap<string, Committed> {
  const at = nearestFolder(root);
  const name = relative(at, root).split(sep).join('/');
  const tree = gitOutput(at, ['ls-tree', '-r', '-z', 'HEAD', '--', name || '.']);
  if (tree === undefined) {
    throw new Error(
      repositoryOf(at) === undefined ? 'not in a git repository' : 'git has no commit, or is not installed',
    );
  }
  const entries = tree.split('\0').flatMap((entry) => {
    const [, mode, type, id = '', path = ''] = /^(\d+) (\w+) (\w+)\t(.*)$/s.exec(entry) ?? [];
    if (type !== 'blob') return [];
    const kind: Kind = mode === '120000' ? 'link' : 'file';
    return [{ kind, id, path: within(root, name === '' ? path : path.slice(name.length + 1)) }];
  });
  const ids = entries.map(({ id }) => id);
  const blobs = contentsOfBlobs(at, ids);
  if (blobs === undefined) throw new Error('git cannot read its files; check it with `git fsck`');
  return new Map(entries.map(({ kind, path }, index) => [path, { kind, bytes: blobs[index] ?? Buffer.alloc(0) }]));
}

/** The folder itself, or the first one above it, that is there: the command has removed the others. */
function nearestFolder(folder: string): string {
  return nodeDisk.status(folder)?.kind === 'folder' ? folder : nearestFolder(dirname(folder));
}

/** What is in each folder that has any file below it. */
function foldersOf(
  root: string,
  files: ReadonlyMap<string, Committed>,
): ReadonlyMap<string, ReadonlyMap<string, Kind>> {
  const folders = new Map<string, Map<string, Kind>>();
  const put = (path: string, kind: Kind): void => {
    if (path === root) return;
    const slash = path.lastIndexOf('/');
    const [folder, name] = [path.slice(0, slash), path.slice(slash + 1)];
    const entries = folders.get(folder);
    if (entries === undefined) put(folder, 'folder');
    folders.set(folder, (entries ?? new Map<string, Kind>()).set(name, kind));
  };
  for (const [path, { kind }] of files) put(path, kind);
  return folders;
}

function statusOf(
  path: string,
  files: ReadonlyMap<string, Committed>,
  folders: ReadonlyMap<string, unknown>,
): Status | undefined {
  const file = files.get(path);
  if (file === undefined && !folders.has(path)) return undefined;
  return {
    kind: file?.kind ?? 'folder',
    size: file?.bytes.length ?? 0,
    mode: 0o644,
    modified: 0,
    identity: path,
  };
}

function gone(path: string): Error {
  return Object.assign(new Error(`ENOENT: not in the commit, '${path}'`), { code: 'ENOENT', syscall: 'git' });
}

function refuse(): never {
  throw new Error('a commit is read-only');
}
