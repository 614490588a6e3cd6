import { keyOf } from '../../status/snapshot/references';
import type { StatusFinding } from '../../status/status-finding';
import type { Connection } from '../connection/connection';
import { anySignal } from '../connection/signals';
import { mayWait, readinessOf } from '../watch/readiness';
import { whyNotReady } from '../why-not-ready';
import type { Item } from './items';
import type { Settings } from './options';
import { failUnready, type Outcomes } from './outcomes';
import { waitUntilReady } from './wait';

/** How long, and for whom. */
interface Waiting {
  readonly signal: AbortSignal;
  readonly timeout: AbortSignal;
  readonly settings: Settings;
  /** Called where there is something to wait for. */
  readonly onWait?: () => Promise<void>;
}

/** Waits for items that were applied; those that do not become ready have failed. @returns what is wrong with them */
export async function untilReady(
  connection: Connection,
  items: readonly Item[],
  outcomes: Outcomes,
  { signal, timeout, settings, onWait }: Waiting,
): Promise<readonly StatusFinding[]> {
  const awaited = items.flatMap((item) => {
    const outcome = outcomes.get(keyOf(item.reference));
    const isApplied = outcome !== undefined && outcome.result.action !== 'failed' && mayWait(item.reference);
    return isApplied ? [{ item, object: outcome.object }] : [];
  });
  const isWaiting = awaited.some(({ object }) => readinessOf(object).state === 'waiting');
  if (isWaiting) await onWait?.();
  const reported = new Set<string>();
  const states = await waitUntilReady(connection, awaited, anySignal(signal, timeout), (object, { state, text }) => {
    // What is ready from the start is not reported.
    if (state === 'ready' && !reported.has(keyOf(object))) return;
    reported.add(keyOf(object));
    settings.onEvent({ type: 'waiting', object, text });
  });
  signal.throwIfAborted();
  const failed = failUnready(outcomes, awaited, states, ({ state, text }) =>
    state === 'waiting' ? `${text} after ${settings.timeoutSeconds} s` : text,
  );
  for (const object of failed) settings.onEvent({ type: 'object', object });
  return whyNotReady(connection, failed, signal);
}
