/** A value, and the same as it may be shown: without what may be secret. */
export interface Side {
  readonly value: unknown;
  readonly shown: unknown;
}
