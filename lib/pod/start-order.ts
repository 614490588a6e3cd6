/** Something with a place among the init containers. */
export interface Starter {
  readonly name: string;
  /** Further names that it answers to: its attachment's. */
  readonly alias?: string;
  /** Whether it is the user's own: those keep their order among themselves. */
  readonly own: boolean;
  readonly startsBefore?: readonly string[];
  readonly startsAfter?: readonly string[];
}

/** An order that keeps every need, or the names that go round in a circle. */
export type StartOrder<S> =
  | { readonly order: readonly S[]; readonly cycle?: never }
  | { readonly order?: never; readonly cycle: readonly string[] };

/**
 * Orders init containers and sidecars by what they declare, stable by declaration: each comes as early as its needs and
 * the place where it was declared allow. Unknown names are reported by the caller.
 */
export function solveStartOrder<S extends Starter>(starters: readonly S[]): StartOrder<S> {
  const waitsFor = needs(starters);
  const placed = new Set<S>();
  const order: S[] = [];
  while (order.length < starters.length) {
    const next = starters.find(
      (one) => !placed.has(one) && [...(waitsFor.get(one) ?? [])].every((it) => placed.has(it)),
    );
    if (next === undefined) return { cycle: findCycle(starters, waitsFor, placed) };
    placed.add(next);
    order.push(next);
  }
  return { order };
}

function needs<S extends Starter>(starters: readonly S[]): Map<S, Set<S>> {
  const waitsFor = new Map(starters.map((one) => [one, new Set<S>()]));
  const add = (later: S, earlier: S) => later !== earlier && waitsFor.get(later)?.add(earlier);
  // Within an attachment a name is that of a container.
  const answering = (name: string, asking: S) =>
    starters.filter((one) => one.name === name || (one.alias === name && one.alias !== asking.alias));
  const own = starters.filter((one) => one.own);
  own.forEach((one, index) => {
    const previous = own[index - 1];
    if (previous !== undefined) add(one, previous);
  });
  for (const one of starters) {
    for (const name of one.startsBefore ?? []) for (const other of answering(name, one)) add(other, one);
    for (const name of one.startsAfter ?? []) for (const other of answering(name, one)) add(one, other);
  }
  return waitsFor;
}

/** Follows what is not placed from one to the next that it waits for, until a name comes again. */
function findCycle<S extends Starter>(starters: readonly S[], waitsFor: Map<S, Set<S>>, placed: Set<S>): string[] {
  const path: S[] = [];
  let current = starters.find((one) => !placed.has(one));
  while (current !== undefined && !path.includes(current)) {
    path.push(current);
    current = [...(waitsFor.get(current) ?? [])].find((one) => !placed.has(one));
  }
  const circle = current === undefined ? path : [...path.slice(path.indexOf(current)), current];
  return circle.map((one) => one.name);
}
