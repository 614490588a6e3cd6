/** What stands for many values: `absent()`, and `expect.any(String)` and the others of jest and vitest, known by its method. */
export interface AsymmetricMatch {
  asymmetricMatch(other: unknown): boolean;
}

/** Whether a value of a partial stands for many. */
export function isAsymmetric(value: unknown): value is AsymmetricMatch {
  return (
    typeof value === 'object' && value !== null && typeof (value as AsymmetricMatch).asymmetricMatch === 'function'
  );
}

/** Whether a field is not set: an API server reads null as absent. */
export function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

/**
 * Stands for a field that must not be set, in a partial manifest; `undefined` and null are the same.
 *
 * @example expect(chart).toHaveContainer('web', { resources: { limits: { cpu: absent() } } });
 */
export function absent(): AsymmetricMatch {
  return Object.freeze({
    $$typeof: Symbol.for('jest.asymmetricMatcher'),
    asymmetricMatch: isAbsent,
    toString: () => 'absent()',
    toAsymmetricMatcher: () => 'absent()',
  });
}

/** Whether a value is a pattern, also one of another realm: jest has one for each test file. */
export function isRegExp(value: unknown): value is RegExp {
  return Object.prototype.toString.call(value) === '[object RegExp]';
}

/** What an asymmetric matcher was made with; `undefined` where it does not say. */
export function sampleOf(matcher: AsymmetricMatch): unknown {
  return (matcher as { readonly sample?: unknown }).sample;
}
