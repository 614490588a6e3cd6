import { valueText } from '../findings/value-text';
import { nearest } from '../values/nearest';

/**
 * A value of a fixed set of strings.
 * @throws Error if it is not in the set, with the nearest one.
 */
export function oneOf<T extends string>(setting: string, value: unknown, known: readonly T[]): T {
  const one = known.find((name) => name === value);
  if (one !== undefined) return one;
  const intended = typeof value === 'string' ? nearest(value, known) : undefined;
  const instead = intended === undefined ? 'set one of them' : `did you mean "${intended}"?`;
  throw new Error(
    `${setting} must be one of ${known.map((name) => `"${name}"`).join(', ')}, got ${valueText(value)}; ${instead}`,
  );
}
