/** Values of several writers for one reader. */
export interface Channel<Value> {
  /** Waits while the reader is too far behind. */
  readonly send: (value: Value) => Promise<void>;
  /** The reader gets what was sent, and then the error, where there is one. */
  readonly end: (error?: unknown) => void;
  readonly values: () => AsyncGenerator<Value, void, undefined>;
}

/** A channel that holds as many values at most. */
export function channelOf<Value>(size: number): Channel<Value> {
  const queue: Value[] = [];
  let writers: (() => void)[] = [];
  let wakeReader = () => {};
  let ended: { readonly error: unknown } | undefined;
  const wakeWriters = () => {
    for (const wake of writers) wake();
    writers = [];
  };
  return {
    send: async (value) => {
      while (queue.length >= size && ended === undefined) await new Promise<void>((wake) => writers.push(wake));
      if (ended !== undefined) return;
      queue.push(value);
      wakeReader();
    },
    end: (error) => {
      ended ??= { error };
      wakeWriters();
      wakeReader();
    },
    async *values() {
      for (;;) {
        while (queue.length > 0) {
          const taken = queue.splice(0);
          wakeWriters();
          yield* taken;
        }
        if (ended?.error !== undefined) throw ended.error;
        if (ended !== undefined) return;
        await new Promise<void>((wake) => {
          wakeReader = wake;
        });
      }
    },
  };
}
