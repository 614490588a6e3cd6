import { setMaxListeners } from 'node:events';

/** What signals are made of: Node refers to that weakly, and a timeout that is collected as garbage never runs out. */
const sources = new WeakMap<AbortSignal, readonly AbortSignal[]>();

/** A signal that is aborted with the first of some others, and that any number of requests may listen to. */
export function anySignal(...signals: readonly (AbortSignal | undefined)[]): AbortSignal {
  const given = signals.filter((one) => one !== undefined);
  const any = AbortSignal.any(given);
  sources.set(any, given);
  setMaxListeners(0, any);
  return any;
}

/** What a timer takes at most, in milliseconds: 24 days. */
const longest = 2 ** 31 - 1;

/** A signal that is aborted after some seconds. */
export function timeoutSignal(seconds: number): AbortSignal {
  return AbortSignal.timeout(Math.min(Math.round(seconds * 1000), longest));
}
