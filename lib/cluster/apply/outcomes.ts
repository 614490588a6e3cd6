import { keyOf, textOf } from '../../status/snapshot/references';
import type { Entries } from '../objects/object-types';
import type { Readiness } from '../watch/readiness';
import type { Item } from './items';
import type { AppliedObject } from './result';

/** What became of an item, and the object as the server has it. */
export interface Outcome {
  readonly item: Item;
  readonly result: AppliedObject;
  readonly object: Entries | undefined;
  /** What does not exist yet, without which a server cannot judge the item in a dry run. */
  readonly missing?: string;
}

/** What has become of items so far, by key. */
export type Outcomes = Map<string, Outcome>;

/**
 * Those of the items that are not ready have failed.
 * @returns what became of these
 */
export function failUnready(
  outcomes: Outcomes,
  awaited: readonly { readonly item: Item }[],
  states: ReadonlyMap<string, Readiness>,
  textOfState: (state: Readiness) => string,
): readonly AppliedObject[] {
  return awaited.flatMap(({ item }) => {
    const key = keyOf(item.reference);
    const [state, outcome] = [states.get(key), outcomes.get(key)];
    if (state === undefined || state.state === 'ready' || outcome === undefined) return [];
    const reason = `${textOf(item.reference)}: ${textOfState(state)}`;
    const result = { ...outcome.result, action: 'failed' as const, reason };
    outcomes.set(key, { ...outcome, result });
    return [result];
  });
}
