/**
 * How many Pods a number or a percentage of them is.
 * @param up whether a share is rounded up
 * @returns undefined for a share of an unknown number
 */
export function amountOf(value: unknown, pods: number | undefined, up: boolean): number | undefined {
  if (typeof value === 'number') return value;
  const percent = Number(/^(\d+)%$/.exec(String(value))?.[1] ?? 0);
  if (percent === 0) return 0;
  if (pods === undefined) return undefined;
  return up ? Math.ceil((pods * percent) / 100) : Math.floor((pods * percent) / 100);
}
