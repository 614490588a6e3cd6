import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';

/** What can be at a path. Links are never followed. */
export type Kind = 'file' | 'folder' | 'link' | 'other';

/** What is at a path. */
export interface Status {
  readonly kind: Kind;
  /** Bytes. */
  readonly size: number;
  /** Permission bits. */
  readonly mode: number;
  /** When the content was last changed, in milliseconds; only ever compared with another of the same file. */
  readonly modified: number;
  /** Equal for two paths that lead to one file, as `A` and `a` do where case does not count. */
  readonly identity: string;
}

/**
 * The operations on files that writing needs, each all or nothing but for `create`. They throw what Node's throw; tests
 * put faults here.
 */
export interface Disk {
  /** The folder that a path leads to, links followed. */
  readonly realPath: (path: string) => string;
  /** `undefined` where nothing is. */
  readonly status: (path: string) => Status | undefined;
  readonly list: (folder: string) => ReadonlyMap<string, Kind>;
  readonly read: (file: string) => Buffer;
  /** What is in a file if that is so many bytes; no more is read. */
  readonly readOfSize: (file: string, size: number) => Buffer | undefined;
  /** Writes a file that is not there yet; it has the mode, or the one that new files get. */
  readonly create: (file: string, text: string | Uint8Array, mode?: number) => void;
  /** Marks a file as in use, by its time. */
  readonly touch: (file: string) => void;
  /** Replaces what is at the other path, in one step. */
  readonly rename: (from: string, to: string) => void;
  readonly remove: (file: string) => void;
  readonly makeFolder: (folder: string) => void;
  /** Throws unless the folder is empty. */
  readonly removeFolder: (folder: string) => void;
}

/** The disk of this machine. */
export const nodeDisk: Disk = {
  realPath: (path) => fs.realpathSync(path),
  status: (path) => {
    const found = fs.lstatSync(path, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    const { size, mode, mtimeMs, dev, ino } = found;
    return { kind: kindOf(found), size, mode: mode & 0o777, modified: mtimeMs, identity: `${dev}:${ino}` };
  },
  list: (folder) =>
    new Map(fs.readdirSync(folder, { withFileTypes: true }).map((entry) => [entry.name, kindOf(entry)])),
  read: (file) => fs.readFileSync(file),
  readOfSize: (file, size) => {
    const open = fs.openSync(file, 'r');
    try {
      // One byte of room more tells a file that is longer.
      const bytes = Buffer.allocUnsafe(size + 1);
      let length = 0;
      for (let read = 1; read > 0 && length <= size; length += read) {
        read = fs.readSync(open, bytes, length, size + 1 - length, null);
      }
      return length === size ? bytes.subarray(0, size) : undefined;
    } finally {
      fs.closeSync(open);
    }
  },
  // A full disk shows when writing or, on network file systems, when closing: both throw before anything is renamed.
  create: (file, text, mode) => {
    fs.writeFileSync(file, text, { flag: 'wx', mode: mode ?? 0o666 });
    if (mode !== undefined) fs.chmodSync(file, mode); // what the umask took away
  },
  touch: (file) => {
    const now = new Date();
    fs.utimesSync(file, now, now);
  },
  rename: fs.renameSync,
  remove: (file) => fs.unlinkSync(file),
  makeFolder: (folder) => {
    fs.mkdirSync(folder);
  },
  removeFolder: (folder) => fs.rmdirSync(folder),
};

/**
 * The code of an error of the disk: `ENOENT`; `undefined` for any other error. Checked by its properties: in jest, Node's errors
 * are not instances of the `Error` of our code.
 */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error) || !('syscall' in error)) return undefined;
  return String(error.code);
}

/** The result, or `undefined` if the file does not exist, or no longer. */
export function unlessGone<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** A name that no other run has, now or later. */
export function uniqueName(): string {
  return randomBytes(8).toString('hex');
}

function kindOf(entry: fs.Dirent | fs.Stats): Kind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}
