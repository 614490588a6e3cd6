/** What to set in place of a value. */
export interface Advice {
  /** In words. */
  readonly fix: string;
  /** The value itself, where it is plain. Whether the field accepts it, only a verification can tell. */
  readonly intended?: unknown;
}

/** Advice where only the quotes of a value are wrong. */
export function unquotedAdvice(spelling: string, intended: unknown): Advice {
  return { fix: `remove the quotes: ${spelling}`, intended };
}
