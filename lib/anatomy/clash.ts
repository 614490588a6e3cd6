import type { FieldPath } from '../findings/field-path';
import type { Reason } from '../findings/finding';

/** The path of a template field as messages show it, for example in the whole object. */
export type Called = (field: FieldPath) => string;

/** Two fields of a pod template that clash. */
export interface Clash {
  /** The later field. */
  readonly field: string;
  /** The earlier field. */
  readonly other: string;
  /** The value of the later field. */
  readonly value?: unknown;
  /** The message, with both fields. */
  readonly message: (called: Called) => string;
  /** The server's cause type, where it refuses this very case. */
  readonly reason?: Reason;
  /** The path that the server prints, where that is not certain to be `field`. */
  readonly serverField?: string;
  /** Who wrote the other field and this one, if that is more precise than the origins of the template. */
  readonly writers?: readonly [other: string | undefined, here: string | undefined];
}

/** What happens to an object with a clash when an API server gets it: refused, accepted with a warning, accepted. */
export type ServerAnswer = 'refuses' | 'warns' | 'accepts';

/** The most entries with one key that are compared, because the time is quadratic. */
const maxEntries = 64;

/**
 * For each entry that clashes with an earlier one, the pair of them. Only entries with the same key are compared,
 * with the first 64 of that key; `undefined` keeps an entry out. Of several earlier ones it is the first that the server
 * refuses, else the first.
 */
export function repeated<T>(
  entries: readonly T[],
  keyOf: (entry: T) => string | undefined,
  clash: (earlier: T, later: T) => boolean = () => true,
  refused: (earlier: T, later: T) => boolean = () => false,
): readonly (readonly [earlier: T, later: T])[] {
  const seen = new Map<string, T[]>();
  return entries.flatMap((later) => {
    const key = keyOf(later);
    if (key === undefined) return [];
    const before = seen.get(key);
    const clashing = before?.filter((earlier) => clash(earlier, later)) ?? [];
    const earlier = clashing.find((candidate) => refused(candidate, later)) ?? clashing[0];
    if (before === undefined) seen.set(key, [later]);
    else if (before.length < maxEntries) before.push(later);
    return earlier === undefined ? [] : [[earlier, later] as const];
  });
}
