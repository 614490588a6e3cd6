/** What to write in place of a value. */
export interface Advice {
  /** In words. */
  readonly fix: string;
  /** The value, where it is plain which one was meant. Whether it is right at its place, only a verification can tell. */
  readonly meant?: unknown;
}

/** Advice where only the quotes of a value are wrong. */
export function unquotedAdvice(spelling: string, meant: unknown): Advice {
  return { fix: `remove the quotes: ${spelling}`, meant };
}
