import type { StatefulSet } from '../../kubernetes/generated/types';
import { decodedAs } from '../decoded-as';
import type { Pair } from '../pair';
import { ordinalsStart } from '../rollout/stateful-set';
import { replicasOf } from './scale';

/** Another first ordinal stops the Pods that are not among the new ones. */
export function movedOrdinals({ before, after, name }: Pair): string | undefined {
  const [from, to] = [before, after].map((set) => {
    const first = ordinalsStart(decodedAs<StatefulSet>(set));
    return { first, last: first + (replicasOf(set) ?? 1) - 1 };
  });
  if (from === undefined || to === undefined || from.first === to.first) return undefined;
  if (from.last < from.first || to.last < to.first) return undefined;
  const others = from.first >= to.first && from.last <= to.last ? 'more are created' : 'the others stop';
  return `its Pods become ${name.name}-${to.first} to ${name.name}-${to.last}: ${others}`;
}
