import { setMaxListeners } from 'node:events';

/** A signal that is aborted with the first of some others, and that any number of requests may listen to. */
export function anySignal(...signals: readonly (AbortSignal | undefined)[]): AbortSignal {
  const any = AbortSignal.any(signals.filter((one) => one !== undefined));
  setMaxListeners(0, any);
  return any;
}

/** What a timer takes at most, in milliseconds: 24 days. */
const longest = 2 ** 31 - 1;

/** A signal that is aborted after some seconds. */
export function timeoutSignal(seconds: number): AbortSignal {
  return AbortSignal.timeout(Math.min(Math.round(seconds * 1000), longest));
}
