const edge =
  /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]|[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;

/** Whether a text starts or ends with white space, as Go counts it, which JavaScript's `trim` does not quite. */
export function isPadded(text: string): boolean {
  return edge.test(text);
}
