import { keyOf, type ObjectReference, textOf } from '../../status/snapshot/references';
import type { StatusFinding } from '../../status/status-finding';
import type { Connection } from '../connection/connection';
import { anySignal } from '../connection/signals';
import { mayWait, readinessOf } from '../watch/readiness';
import { whyNotReady } from '../why-not-ready';
import type { Outcomes } from './apply-items';
import type { Item } from './items';
import type { Settings } from './options';
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
  const isSaid = new Set<string>();
  const states = await waitUntilReady(connection, awaited, anySignal(signal, timeout), (object, { state, text }) => {
    // What is ready from the start is nobody's concern.
    if (state === 'ready' && !isSaid.has(keyOf(object))) return;
    isSaid.add(keyOf(object));
    settings.onEvent({ type: 'waiting', object, text });
  });
  signal.throwIfAborted();
  const failed: ObjectReference[] = [];
  for (const { item } of awaited) {
    const key = keyOf(item.reference);
    const [state, outcome] = [states.get(key), outcomes.get(key)];
    if (state === undefined || state.state === 'ready' || outcome === undefined) continue;
    const time = state.state === 'waiting' ? ` after ${settings.timeoutSeconds} s` : '';
    const reason = `${textOf(item.reference)}: ${state.text}${time}`;
    const result = { ...outcome.result, action: 'failed' as const, reason };
    failed.push(item.reference);
    outcomes.set(key, { ...outcome, result });
    settings.onEvent({ type: 'object', object: result });
  }
  return whyNotReady(connection, failed, signal);
}
