import { systemCodeOf, UnreadableFile } from '../constructs/read-file';
import { UnreadableSource } from './sources';

/**
 * What the command says of an error that ends it; `undefined` where nothing is to be said, as nobody reads on. A mistake of
 * the user, and what the system refuses, is one line; only an error of this program has a stack, to be reported.
 */
export function fatalErrorText(error: unknown): string | undefined {
  if (error instanceof UnreadableSource || error instanceof UnreadableFile) return `error: ${error.message}\n`;
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

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is exceeded',
  EBADF: 'it is closed',
  EIO: 'the disk cannot be written',
  EFBIG: 'the file is too large',
};
