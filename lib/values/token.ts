/** A value of cdk8s that is produced when it is rendered: a `Lazy`, or anything that has a `resolve` of its own. */
export type Token = { readonly produce: () => unknown } | { readonly resolve: () => unknown };

/** Whether a value is a token, by its form: several copies of cdk8s may be installed, and some rooms know none. */
export function isToken(value: unknown): value is Token {
  return has(value, 'produce') || has(value, 'resolve');
}

/** What a token produces now, and what that produces if it is a token itself. */
export function produced(token: Token): unknown {
  const value = 'produce' in token ? token.produce() : token.resolve();
  return isToken(value) ? produced(value) : value;
}

function has(value: unknown, method: string): boolean {
  return (
    typeof value === 'object' && value !== null && typeof (value as Record<string, unknown>)[method] === 'function'
  );
}
