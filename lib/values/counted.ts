/** A number with what it counts: `1 Pod`, `3 Pods`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
