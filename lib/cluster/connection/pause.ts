import { setTimeout as wait } from 'node:timers/promises';

/** Waits, unless the signal is given meanwhile: then it throws the signal's reason. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal }).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw error;
  });
}
