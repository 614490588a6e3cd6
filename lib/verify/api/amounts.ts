import type { Quantity } from '../../kubernetes/generated/types';
import { compareExact, type ExactQuantity, tryParseQuantity } from '../../kubernetes/quantity';

/**
 * Amounts as the API server compares them, that is, after defaulting has rounded each up to thousandths. Nearly all
 * are small and plainly written, which numbers can do; only the others are read exactly.
 */

/** Orders two amounts: negative where the left one is less. Amounts that cannot be read are equal to all. */
export function compareAmounts(left: Quantity, right: Quantity): number {
  const plainLeft = thousandths(left);
  const plainRight = thousandths(right);
  if (plainLeft !== undefined && plainRight !== undefined) return plainLeft - plainRight;
  const exactLeft = roundedUp(left);
  const exactRight = roundedUp(right);
  return exactLeft === undefined || exactRight === undefined ? 0 : compareExact(exactLeft, exactRight);
}

/** Whether an amount is below zero. */
export function isNegative(quantity: Quantity): boolean {
  const plain = thousandths(quantity);
  if (plain !== undefined) return plain < 0;
  const exact = tryParseQuantity(quantity);
  return exact !== undefined && exact.mantissa < 0n;
}

/** Whether the API server takes an amount for a whole number. */
export function isWhole(quantity: Quantity): boolean {
  const plain = thousandths(quantity);
  if (plain !== undefined) return plain % 1000 === 0;
  const exact = roundedUp(quantity);
  // From 10^61 on, the lower 64 bits of the thousandths, which is all that the server looks at, are zeros.
  if (exact === undefined || exact.exponent > 61) return true;
  const milli = exact.mantissa * 10n ** BigInt(exact.exponent + 3);
  if (milli === BigInt.asIntN(64, milli)) return milli % 1000n === 0n;
  const size = milli < 0n ? -milli : milli;
  return isShort(quantity) || BigInt.asIntN(64, size) % 1000n === 0n;
}

/** Whether an amount is a multiple of a page size, both in whole bytes. */
export function isMultipleOf(quantity: Quantity, page: Quantity): boolean {
  const size = tryParseQuantity(page);
  const exact = roundedUp(quantity);
  if (size === undefined || exact === undefined) return false;
  if (size.mantissa <= 0n || size.exponent < 0 || size.exponent > 18) return false;
  const bytes = size.mantissa * 10n ** BigInt(size.exponent);
  if (exact.mantissa === 0n || exact.exponent > 61) return true;
  const whole =
    exact.exponent >= 0 ? exact.mantissa * 10n ** BigInt(exact.exponent) : ceiling(exact.mantissa, -exact.exponent);
  return whole % bytes === 0n;
}

const factors: ReadonlyMap<string, number> = new Map([
  ['m', 1],
  ['', 1000],
  ['k', 1e6],
  ['M', 1e9],
  ['G', 1e12],
  ['Ki', 1024 * 1000],
  ['Mi', 1024 ** 2 * 1000],
  ['Gi', 1024 ** 3 * 1000],
  ['Ti', 1024 ** 4 * 1000],
]);

/** The thousandths in an amount that is plainly written; `undefined` where it has to be read exactly. */
function thousandths(quantity: Quantity): number | undefined {
  if (typeof quantity === 'number') {
    return Number.isInteger(quantity) && Math.abs(quantity) < 1e12 ? quantity * 1000 : undefined;
  }
  let digits = 0;
  let at = 0;
  for (; at < quantity.length; at += 1) {
    const digit = quantity.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) break;
    digits = digits * 10 + digit;
  }
  if (at === 0 || at > 12) return undefined;
  const factor = factors.get(quantity.slice(at));
  if (factor === undefined) return undefined;
  const size = digits * factor;
  return size <= Number.MAX_SAFE_INTEGER ? size : undefined;
}

/** The amount that defaulting leaves: nothing finer than thousandths. */
function roundedUp(quantity: Quantity): ExactQuantity | undefined {
  const exact = tryParseQuantity(quantity);
  if (exact === undefined || exact.exponent >= -3) return exact;
  return { ...exact, mantissa: ceiling(exact.mantissa, -3 - exact.exponent), exponent: -3 };
}

/** A number divided by a power of ten, rounded away from zero. */
function ceiling(mantissa: bigint, places: number): bigint {
  const unit = 10n ** BigInt(places);
  return mantissa < 0n ? -((unit - 1n - mantissa) / unit) : (mantissa + unit - 1n) / unit;
}

const decimalDigits = /^[+-]?0*([0-9]*)\.?([0-9]*)/;

/** Whether the server keeps the amount in 64 bits, in which one that does not fit counts as zero. */
function isShort(quantity: Quantity): boolean {
  const [, whole = '', fraction = ''] = decimalDigits.exec(String(quantity).trim()) ?? [];
  return whole.length + fraction.length <= 18 && !/[KMGTPE]i$/.test(String(quantity).trim());
}
