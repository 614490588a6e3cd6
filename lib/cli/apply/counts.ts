import type { AppliedObject, ApplyAction } from '../../cluster/apply/result';

const actions: readonly ApplyAction[] = [
  ...(['created', 'configured', 'recreated', 'pruned', 'kept', 'unchanged', 'failed'] as const),
];

/** How many objects there are of each action that there is. */
export function countsOf(objects: readonly AppliedObject[]): Partial<Readonly<Record<ApplyAction, number>>> {
  const counts = actions.map((action) => [action, objects.filter((one) => one.action === action).length] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** The same in a line: `2 created, 1 pruned, 12 unchanged`. */
export function countsText(objects: readonly AppliedObject[]): string {
  const counts = Object.entries(countsOf(objects)).map(([action, count]) => `${count} ${action}`);
  return counts.length === 0 ? 'no objects' : counts.join(', ');
}
