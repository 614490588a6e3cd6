import { valueText } from '../findings/value-text';
import type { Quantity } from './generated/types';
import {
  binarySuffixes,
  type Decimal,
  decimalSuffixes,
  type ExactQuantity,
  reduced,
  tryParseQuantity,
} from './quantity-grammar';

export type { ExactQuantity, QuantityFormat } from './quantity-grammar';
export { tryParseQuantity, withoutSpace } from './quantity-grammar';

/**
 * Reads an amount as an API server does: a sign, digits with at most one point in, before or behind them, then one of
 * the suffixes n u m k M G T P E Ki Mi Gi Ti Pi Ei or an exponent (e3, E-3). Spaces around it do not count. What is
 * finer than 10^-9 is rounded away from zero, what is written in powers of two is capped at 2^63-1.
 *
 * @param name what the amount is for, to begin the error with.
 * @throws RangeError where it is not a quantity, with what is allowed.
 */
export function parseQuantity(quantity: Quantity, name = 'value'): ExactQuantity {
  const parsed = tryParseQuantity(quantity);
  if (parsed !== undefined) return parsed;
  throw new RangeError(`${name} must be a quantity, got ${valueText(quantity)}; ${allowed}`);
}

/** Amounts as nearly all are written. */
const plain = /^[0-9]+(?:\.[0-9]+)?(?:m|k|Ki|[MGTPE]i?)?$/;

/** Whether an API server can read a value as an amount. */
export function isQuantity(value: unknown): value is Quantity {
  if (typeof value === 'number') return Number.isFinite(value);
  return (typeof value === 'string' && plain.test(value)) || tryParseQuantity(value) !== undefined;
}

/**
 * Orders amounts: negative where `left` is less, 0 where they are the same (`'1'` and `'1000m'`), however written.
 * @throws RangeError where one of them is not a quantity.
 */
export function compareQuantities(left: Quantity, right: Quantity): number {
  return compareExact(parseQuantity(left), parseQuantity(right));
}

/** Orders exact amounts, as {@link compareQuantities} does. */
export function compareExact(left: ExactQuantity, right: ExactQuantity): number {
  const signs = sign(left) - sign(right);
  if (signs !== 0 || sign(left) === 0) return Math.sign(signs);
  const sizes = (magnitudeOf(left) - magnitudeOf(right)) * sign(left);
  if (sizes !== 0) return Math.sign(sizes);
  const exponent = Math.min(left.exponent, right.exponent);
  const difference = atExponent(left, exponent) - atExponent(right, exponent);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/**
 * The exact sum, printed in canonical form, in the format of the first amount that is not zero. `'0'` for none.
 * @throws RangeError where one of them is not a quantity.
 */
export function addQuantities(...quantities: readonly Quantity[]): string {
  return printQuantity(quantities.map((quantity) => parseQuantity(quantity)).reduce(addExact, zeroQuantity));
}

/** The exact sum. Of two amounts more than a thousand decimal places apart, it is the larger one. */
export function addExact(left: ExactQuantity, right: ExactQuantity): ExactQuantity {
  if (left.mantissa === 0n) return right;
  if (right.mantissa === 0n) return left;
  const apart = magnitudeOf(left) - magnitudeOf(right);
  if (Math.abs(apart) > 1000) return { ...(apart > 0 ? left : right), format: left.format };
  const exponent = Math.min(left.exponent, right.exponent);
  return {
    ...reduced({ mantissa: atExponent(left, exponent) + atExponent(right, exponent), exponent }),
    format: left.format,
  };
}

/** The amount times a whole number. */
export function multiplyExact(quantity: ExactQuantity, times: bigint): ExactQuantity {
  return { ...reduced({ mantissa: quantity.mantissa * times, exponent: quantity.exponent }), format: quantity.format };
}

/** No amount at all. */
export const zeroQuantity: ExactQuantity = Object.freeze({ mantissa: 0n, exponent: 0, format: 'DecimalSI' });

/**
 * The amount in canonical form, as API servers print it: no fraction, the largest suffix that loses nothing, powers of
 * two only for whole amounts from 1Ki on. `'0.5'` is `500m`, `'1536Mi'` stays, `'1.5Gi'` becomes it.
 */
export function printQuantity(quantity: ExactQuantity): string {
  if (quantity.mantissa === 0n) return '0';
  if (quantity.format === 'BinarySI' && quantity.exponent >= 0 && magnitudeOf(quantity) < 1000) {
    const whole = atExponent(quantity, 0);
    if (whole <= -1024n || whole >= 1024n) return printBinary(whole);
  }
  const exponent = Math.floor(quantity.exponent / 3) * 3;
  if (quantity.format === 'DecimalExponent') {
    return `${atExponent(quantity, exponent)}${exponent === 0 ? '' : `e${exponent}`}`;
  }
  if (exponent > 999) return `${quantity.mantissa}e${quantity.exponent}`;
  // There is no suffix beyond E. (API servers print such an amount without any, that is, wrongly.)
  const printed = Math.min(exponent, 18);
  return `${atExponent(quantity, printed)}${decimalSuffixes[printed / 3 + 3]}`;
}

/**
 * The amount in canonical form: {@link printQuantity} of what was written.
 * @throws RangeError where it is not a quantity.
 */
export function canonicalQuantity(quantity: Quantity): string {
  return printQuantity(parseQuantity(quantity));
}

const allowed =
  'set a number with a suffix (n u m k M G T P E Ki Mi Gi Ti Pi Ei) or an exponent, such as "500m", "1.5Gi" or 2';

function sign({ mantissa }: Decimal): number {
  return mantissa === 0n ? 0 : mantissa < 0n ? -1 : 1;
}

/** The number of digits before the point, which is negative for small fractions. */
function magnitudeOf({ mantissa, exponent }: Decimal): number {
  return mantissa.toString().length - (mantissa < 0n ? 1 : 0) + exponent;
}

function atExponent({ mantissa, exponent }: Decimal, lower: number): bigint {
  return mantissa * 10n ** BigInt(exponent - lower);
}

function printBinary(whole: bigint): string {
  let power = 0;
  let rest = whole;
  while (rest % 1024n === 0n && power < binarySuffixes.length - 1) {
    rest /= 1024n;
    power += 1;
  }
  return `${rest}${binarySuffixes[power]}`;
}
