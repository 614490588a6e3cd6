import { codeOf } from './disk';

/** What an error code of the disk means, and what to do. */
const meanings: Readonly<Record<string, readonly [meaning: string, advice?: string]>> = {
  ENOSPC: ['the disk is full', 'free some space'],
  EDQUOT: ['the quota of the disk is used up', 'free some space'],
  EACCES: ['permission denied', 'give yourself the permission to write there'],
  EPERM: ['not permitted', 'give yourself the permission to write there, or close the program that uses it'],
  EBUSY: ['it is in use', 'close the program that uses it'],
  EROFS: ['the file system is read-only', 'choose another folder'],
  EIO: ['the disk could not read or write', 'see to the disk'],
  EMFILE: ['too many files are open', 'raise the limit (ulimit -n)'],
  ENFILE: ['too many files are open', 'close some programs'],
  ENAMETOOLONG: ['the name is too long', 'choose a shorter one'],
  ENOTDIR: ['part of the path is a file, not a folder', 'move that file, or choose another folder'],
  ELOOP: ['symbolic links lead in a circle', 'remove one'],
};

/** Runs one operation on the disk; if it fails, the error says what was to be done, why not, and what to do. */
export function attempt<T>(what: string, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    const [meaning, advice] = meanings[code] ?? ['an unexpected error'];
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
  const state = `${changes} of ${all} files were replaced or deleted, each as a whole; the next run does the rest`;
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
