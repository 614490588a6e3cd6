import { ApplySetError } from '../cluster/apply/apply-set';
import { ManifestError } from '../cluster/apply/manifest-error';
import { ClusterError } from '../cluster/cluster-error';
import { systemCodeOf, UnreadableFile } from '../constructs/read-file';
import { UnreadableSource } from './documents/sources';

/**
 * The text for an error that ends the command; `undefined` for a closed pipe. A mistake of the user, and an error of the
 * system, is one line; only an internal error has a stack, to be reported.
 */
export function fatalErrorText(error: unknown): string | undefined {
  const isMistake = mistakes.some((mistake) => error instanceof mistake);
  if (isMistake) return `error: ${(error as Error).message}\n`;
  const code = systemCodeOf(error);
  if (code === undefined) {
    const stack = error instanceof Error ? error.stack : String(error);
    return `error: internal error in cdk8s-pods; report it with these lines:\n${stack}\n`;
  }
  const { message, syscall } = error as NodeJS.ErrnoException;
  if (syscall !== 'write') return `error: ${message}\n`;
  return code === 'EPIPE'
    ? undefined
    : `error: cannot write to standard output: ${reasons[code] ?? 'unknown error'} (${code})\n`;
}

/** Errors that are not caused by this package: of files, of manifests, and of clusters. */
const mistakes = [UnreadableSource, UnreadableFile, ManifestError, ClusterError, ApplySetError] as const;

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is exceeded',
  EBADF: 'it is closed',
  EIO: 'the disk cannot be written',
  EFBIG: 'the file is too large',
};
