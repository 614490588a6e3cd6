/** Does something once one of a number of slots is free. */
export type InSlot = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** So many slots: work that finds none waits, in the order in which it came. */
export function slots(number: number): InSlot {
  let free = number;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((start) => waiting.push(start));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
