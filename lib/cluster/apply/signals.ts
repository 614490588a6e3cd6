import { setMaxListeners } from 'node:events';

/** A signal that is aborted with the first of some others, and that any number of requests may listen to. */
export function anySignal(...signals: readonly (AbortSignal | undefined)[]): AbortSignal {
  const any = AbortSignal.any(signals.filter((one) => one !== undefined));
  setMaxListeners(0, any);
  return any;
}
