import type { AppliedObject, ApplyAction } from '../../cluster/apply/result';

/** In the order in which they are printed. */
const noneOfAny: Readonly<Record<ApplyAction, number>> = {
  created: 0,
  configured: 0,
  recreated: 0,
  pruned: 0,
  kept: 0,
  unchanged: 0,
  failed: 0,
};

/** How many objects there are of each action that there is. */
export function countsOf(objects: readonly AppliedObject[]): Partial<Readonly<Record<ApplyAction, number>>> {
  const counts = { ...noneOfAny };
  for (const { action } of objects) counts[action] += 1;
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

/** The same in a line: `2 created, 1 pruned, 12 unchanged`. */
export function countsText(objects: readonly AppliedObject[]): string {
  const counts = Object.entries(countsOf(objects)).map(([action, count]) => `${count} ${action}`);
  return counts.length === 0 ? 'no objects' : counts.join(', ');
}
