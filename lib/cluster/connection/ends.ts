/** What is open over a connection, so that all of it can be ended. */
export interface Ends {
  /** A signal for something that is open: given by the caller's signal, by that of the connection, and by its end. */
  readonly begin: (caller: AbortSignal | undefined) => { readonly signal: AbortSignal; readonly done: () => void };
  readonly close: () => void;
}

/** The ends of a connection. */
export function endsOf(whole: AbortSignal | undefined): Ends {
  const open = new Set<AbortController>();
  let isClosed = false;
  const closed = () => new DOMException('the connection is closed', 'AbortError');
  return {
    begin: (caller) => {
      const controller = new AbortController();
      const signals = [whole, caller].filter((signal) => signal !== undefined);
      const end = () => controller.abort(signals.find(({ aborted }) => aborted)?.reason);
      if (isClosed) controller.abort(closed());
      else if (signals.some(({ aborted }) => aborted)) end();
      open.add(controller);
      for (const signal of signals) signal.addEventListener('abort', end, { once: true });
      return {
        signal: controller.signal,
        done: () => {
          open.delete(controller);
          for (const signal of signals) signal.removeEventListener('abort', end);
        },
      };
    },
    close: () => {
      isClosed = true;
      for (const controller of open) controller.abort(closed());
    },
  };
}
