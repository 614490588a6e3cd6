/** What to set in place of a value. */
export interface Advice {
  /** In words. */
  readonly fix: string;
  /** The value itself, where it is plain. Whether the field accepts it, only a verification can tell. */
  readonly meant?: unknown;
}

/** Advice where only the quotes of a value are wrong. */
export function unquotedAdvice(spelling: string, meant: unknown): Advice {
  return { fix: `remove the quotes: ${spelling}`, meant };
}
