import { codeOf } from './disk';

/** What an error code of the disk means, and what to do. */
const meanings: Readonly<Record<string, readonly [meaning: string, advice?: string]>> = {
  ENOSPC: ['the disk is full', 'free some space'],
  EDQUOT: ['the disk quota is exceeded', 'free some space'],
  EACCES: ['permission denied', 'grant write permission there'],
  EPERM: ['not permitted', 'grant write permission there, or close the program that uses it'],
  EBUSY: ['it is in use', 'close the program that uses it'],
  EROFS: ['the file system is read-only', 'use another folder'],
  EIO: ['the disk has an I/O error', 'check the disk'],
  EMFILE: ['too many files are open', 'raise the limit (ulimit -n)'],
  ENFILE: ['too many files are open', 'close some programs'],
  ENAMETOOLONG: ['the name is too long', 'use a shorter name'],
  ENOTDIR: ['part of the path is a file, not a folder', 'move that file, or use another folder'],
  ELOOP: ['the symbolic links have a cycle', 'remove one of them'],
};

/** Runs one operation on the disk; if it fails, the error says what was to be done, why not, and what to do. */
export function attempt<T>(what: string, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    const [meaning, advice] = meanings[code] ?? ['unknown error'];
    throw new DiskError(`cannot ${what}: ${meaning} (${code})`, advice, { cause: error });
  }
}

/** That an operation on the disk failed, or came too late. */
export class DiskError extends Error {
  constructor(
    message: string,
    readonly advice: string | undefined,
    options?: ErrorOptions & { readonly state?: string; readonly outdir?: string | undefined },
  ) {
    super(message, options);
    this.state = options?.state ?? 'nothing was changed';
    this.outdir = options?.outdir;
  }
  /** What is there now. */
  readonly state: string;
  /** The folder that it happened in, where that is known. */
  readonly outdir: string | undefined;
}

/** The error of a run that failed when it had made some of its changes. */
export function halfDone(error: unknown, changes: number, all: number): unknown {
  if (!(error instanceof DiskError)) return error;
  const { message, advice, cause, outdir } = error;
  const state = `${changes} of ${all} files were replaced or deleted; the next run does the rest`;
  return new DiskError(message, advice, { cause, state, outdir });
}

/** Runs what works on one of several folders; an error of the disk then knows which. */
export function naming<T>(outdir: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DiskError) || error.outdir !== undefined) throw error;
    const { message, advice, state, cause } = error;
    throw new DiskError(message, advice, { cause, state, outdir });
  }
}

/** Runs what works on a folder, and on others besides; an error of the disk then says which folder. */
export function inFolder<T>(outdir: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    const { message, advice, state, cause } = error;
    throw new Error(`${error.outdir ?? outdir}: ${message}${advice === undefined ? '' : `; ${advice}`} (${state})`, {
      cause,
    });
  }
}
