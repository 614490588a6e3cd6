import { valueText } from '../findings/value-text';
import { nearest } from '../values/nearest';

/**
 * A value that has to be one of a few texts.
 * @throws Error where it is not, with the one that was likely meant.
 */
export function oneOf<T extends string>(setting: string, value: unknown, known: readonly T[]): T {
  const one = known.find((name) => name === value);
  if (one !== undefined) return one;
  const meant = typeof value === 'string' ? nearest(value, known) : undefined;
  const instead = meant === undefined ? `choose one of ${known.join(', ')}` : `write ${meant}`;
  throw new Error(`${setting}: found ${valueText(value)}; ${instead}`);
}
