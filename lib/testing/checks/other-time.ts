const year = 365 * 24 * 60 * 60 * 1000;

/** Runs a function that is not async as if it were a year later: what it reads of the clock differs. */
export function atAnotherTime<T>(run: () => T): T {
  const Now = globalThis.Date;
  globalThis.Date = class extends Now {
    constructor(...given: readonly unknown[]) {
      if (given.length === 0) super(Now.now() + year);
      // biome-ignore lint/plugin: the arguments of Date, at most seven
      else super(...(given as [number]));
    }

    static override now(): number {
      return Now.now() + year;
    }
  } as DateConstructor;
  try {
    return run();
  } finally {
    globalThis.Date = Now;
  }
}
