import { type Plan, type Verdict, verdicts } from '../../plan';

/** How many objects there are of each verdict that there is. */
export function countsOf({ objects }: Plan): Partial<Readonly<Record<Verdict, number>>> {
  const counts = verdicts.map((verdict) => [verdict, objects.filter((one) => one.verdict === verdict).length] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** The same in a line, what stops Pods first: `1 roll, 2 patch; 12 unchanged`. */
export function countsText(plan: Plan): string {
  const { unchanged = 0, ...counts } = countsOf(plan);
  const changed = Object.entries(counts)
    .reverse()
    .map(([verdict, count]) => `${count} ${verdict}`);
  const parts = [changed.join(', '), unchanged === 0 ? '' : `${unchanged} unchanged`].filter((part) => part !== '');
  return parts.length === 0 ? 'no objects' : parts.join('; ');
}
