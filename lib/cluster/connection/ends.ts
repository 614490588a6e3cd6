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
  const endAll = (reason: unknown) => {
    for (const controller of open) controller.abort(reason);
  };
  // One listener for all that is open.
  const endWhole = () => endAll(whole?.reason);
  whole?.addEventListener('abort', endWhole, { once: true });
  return {
    begin: (caller) => {
      const controller = new AbortController();
      const aborted = [whole, caller].find((signal) => signal?.aborted);
      const end = () => controller.abort(caller?.reason);
      if (isClosed) controller.abort(closed());
      else if (aborted !== undefined) controller.abort(aborted.reason);
      open.add(controller);
      caller?.addEventListener('abort', end, { once: true });
      return {
        signal: controller.signal,
        done: () => {
          open.delete(controller);
          caller?.removeEventListener('abort', end);
        },
      };
    },
    close: () => {
      isClosed = true;
      whole?.removeEventListener('abort', endWhole);
      endAll(closed());
    },
  };
}
