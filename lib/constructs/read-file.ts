import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';

/** A file that cannot be read, or holds what it must not: what is wrong and what to do, without a stack for the user. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  constructor(
    /** What is wrong, the file named. */
    readonly problem: string,
    /** What to do. */
    readonly fix: string,
  ) {
    super(`${problem}; ${fix}`);
  }
}

/**
 * The text of a regular file. Anything else that stands at its path (a folder, a pipe that nobody writes to, a device) is
 * an error rather than waited for.
 *
 * @param maxBytes a larger file is an error
 * @throws UnreadableFile
 */
export function readRegularFile(path: string, maxBytes: number): string {
  const descriptor = attempt(path, () => openSync(path, constants.O_RDONLY | constants.O_NONBLOCK));
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw new UnreadableFile(`${path} must be a file, got ${kindOf(stats)}`, 'remove it');
    if (stats.size > maxBytes) {
      throw new UnreadableFile(`${path} is larger than ${maxBytes >> 20} MiB`, 'reduce its size');
    }
    return attempt(path, () => readFileSync(descriptor, 'utf8'));
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Does something with a file.
 * @throws UnreadableFile where the system refuses it
 */
export function attempt<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === undefined) throw error;
    const [reason, fix] = meanings[code] ?? ['the system denies it', 'check the file'];
    throw new UnreadableFile(`cannot read ${path}: ${reason} (${code})`, fix);
  }
}

/** The code of an error of the operating system, as `EACCES`; `undefined` for any other error. */
export function systemCodeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error) || !('syscall' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

const meanings: Readonly<Record<string, readonly [reason: string, fix: string]>> = {
  EACCES: ['permission denied', 'make it readable'],
  EPERM: ['not permitted', 'make it readable'],
  EISDIR: ['it is a folder', 'use a file'],
  ELOOP: ['the symbolic links have a cycle', 'remove one of them'],
  ENOENT: ['no such file or folder', 'correct the path'],
  ENOTDIR: ['part of the path is a file', 'correct the path'],
  ENXIO: ['nothing is connected to it', 'remove it'],
  ENAMETOOLONG: ['the path is too long', 'use a shorter path'],
  EMFILE: ['too many files are open', 'raise the limit (ulimit -n)'],
  EIO: ['the disk cannot be read', 'check the disk'],
};

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a named pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}
