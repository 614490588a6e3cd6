import { setMaxListeners } from 'node:events';
import type { ExitCode } from '../exit-codes';
import { interruptions } from '../interruptions';
import type { Terminal } from '../terminal';

/** Does what takes time. A signal to end the command aborts the work; a second one ends it at once. */
export function untilInterrupted(
  { err }: Terminal,
  work: (signal: AbortSignal) => Promise<ExitCode>,
): Promise<ExitCode> {
  return interruptible(work, () => {
    err('error: interrupted\n');
    return 1;
  });
}

/** Does what a signal to end the command may end. */
export async function interruptible<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  onInterrupted: () => Result,
): Promise<Result> {
  const stopped = new AbortController();
  setMaxListeners(0, stopped.signal);
  const stop = () => stopped.abort();
  for (const signal of interruptions) process.once(signal, stop);
  try {
    return await work(stopped.signal);
  } catch (error) {
    if (!stopped.signal.aborted) throw error;
    return onInterrupted();
  } finally {
    for (const signal of interruptions) process.off(signal, stop);
  }
}
