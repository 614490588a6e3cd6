import type { FieldPath } from '../findings/field-path';
import type { Reason } from '../findings/finding';

/** What a place of the template is called when it is spoken of: by its path in the whole object, say. */
export type Called = (field: FieldPath) => string;

/** Two places of a pod template that cannot both be meant. */
export interface Clash {
  /** The later place. */
  readonly field: string;
  /** The earlier place. */
  readonly other: string;
  /** What was found at the later place. */
  readonly value?: unknown;
  /** Names both places in words. */
  readonly message: (called: Called) => string;
  /** The server's cause type, where it refuses this very case. */
  readonly reason?: Reason;
  /** The path that the server prints, where that is not certain to be `field`. */
  readonly serverField?: string;
  /** Who wrote the other place and this one, where the finder knows it better than the template's origins. */
  readonly writers?: readonly [other: string | undefined, here: string | undefined];
}

/** What happens to an object with a clash when an API server gets it: refused, accepted with a warning, accepted. */
export type ServerAnswer = 'refuses' | 'warns' | 'accepts';

/** As many entries with one key are compared: more of them is no Pod that anybody means, and would take time in their square. */
const most = 64;

/**
 * For each entry that an earlier one gets in the way of, the pair of them. Only entries with the same key are compared,
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
    else if (before.length < most) before.push(later);
    return earlier === undefined ? [] : [[earlier, later] as const];
  });
}
