import { conditionOf, textAt } from '../../status/snapshot/read';
import { readinessOf } from './readiness';

/** What to wait for: that an object is ready, has done its work, or is gone. */
export type WantedState = 'ready' | 'completed' | 'deleted';

export const wantedStates: readonly WantedState[] = ['ready', 'completed', 'deleted'];

/** Whether an object is in a state. */
export interface Reached {
  readonly state: 'reached' | 'waiting' | 'failed';
  /** Why it is not. */
  readonly text: string;
}

const reached: Reached = { state: 'reached', text: '' };
const waiting = (text: string): Reached => ({ state: 'waiting', text });
const failed = (text: string): Reached => ({ state: 'failed', text });

/** Whether an object that is there is in a state. */
export function reachedBy(object: unknown, wanted: WantedState): Reached {
  if (wanted === 'deleted') return waiting(deletionText(object));
  if (wanted === 'completed') return completed(object);
  const { state, text } = readinessOf(object);
  return { state: state === 'ready' ? 'reached' : state, text: /^(?:has|is|was) /.test(text) ? `it ${text}` : text };
}

function deletionText(object: unknown): string {
  if (textAt(object, 'metadata', 'deletionTimestamp') === '') return 'it is not being deleted; delete it';
  const { finalizers } = (object as { readonly metadata: { readonly finalizers?: readonly string[] } }).metadata;
  return finalizers === undefined ? 'it is being deleted' : `it has finalizers: ${finalizers.join(', ')}`;
}

function completed(object: unknown): Reached {
  if (textAt(object, 'kind') === 'Pod') {
    const phase = textAt(object, 'status', 'phase');
    if (phase === 'Failed') return failed('it has failed');
    return phase === 'Succeeded' ? reached : waiting(`its phase is ${phase || 'unknown'}`);
  }
  const failure = conditionOf(object, 'Failed');
  if (textAt(failure, 'status') === 'True') return failed(`it has failed: ${textAt(failure, 'reason')}`);
  const isComplete = textAt(conditionOf(object, 'Complete'), 'status') === 'True';
  return isComplete ? reached : waiting('it has no condition Complete that is true');
}
