import type { Quantity } from './generated/types';
import { compareExact, type ExactQuantity, tryParseQuantity, withoutSpace } from './quantity';

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
  if (typeof quantity === 'string' && !quantity.includes('-')) return false;
  const plain = thousandths(quantity);
  if (plain !== undefined) return plain < 0;
  const exact = tryParseQuantity(quantity);
  return exact !== undefined && exact.mantissa < 0n;
}

/** Whether the API server takes an amount for a whole number. */
export function isWhole(quantity: Quantity): boolean {
  const plain = thousandths(quantity);
  return plain === undefined ? scaled(quantity, 3) % 1000n === 0n : plain % 1000 === 0;
}

/** Whether an amount is a multiple of a page size, both in whole bytes. */
export function isMultipleOf(quantity: Quantity, page: Quantity): boolean {
  const size = tryParseQuantity(page);
  if (size === undefined || size.mantissa <= 0n || !isWhole(page)) return false;
  const bytes = scaled(page, 0);
  return bytes !== 0n && scaled(quantity, 0) % bytes === 0n;
}

/** The thousandths in one of what the suffix says that begins at a place in an amount; `undefined` for a rare one. */
function factorAt(quantity: string, at: number): number | undefined {
  if (at === quantity.length) return 1000;
  if (at + 1 === quantity.length) return decimalFactors[quantity[at] ?? ''];
  return at + 2 === quantity.length && quantity[at + 1] === 'i' ? binaryFactors[quantity[at] ?? ''] : undefined;
}

const decimalFactors: Readonly<Record<string, number>> = { m: 1, k: 1e6, M: 1e9, G: 1e12 };
const binaryFactors: Readonly<Record<string, number>> = {
  K: 1024 * 1000,
  M: 1024 ** 2 * 1000,
  G: 1024 ** 3 * 1000,
  T: 1024 ** 4 * 1000,
};

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
  const factor = factorAt(quantity, at);
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

/**
 * The amount times a power of ten, as a whole number of 64 bits. One that does not fit is cut off to them, or counts as
 * zero where the server multiplies it digit by digit.
 */
function scaled(quantity: Quantity, places: 0 | 3): bigint {
  const exact = roundedUp(quantity);
  // From 10^64 on, the lower 64 bits are zeros.
  if (exact === undefined || exact.exponent + places >= 64) return 0n;
  const power = exact.exponent + places;
  const size = power < 0 ? ceiling(exact.mantissa, -power) : exact.mantissa * 10n ** BigInt(power);
  const cut = BigInt.asIntN(64, size);
  if (cut === size) return size;
  const scale = scaleOf(quantity);
  return scale === undefined || atOnce.has(scale + places) ? cut : 0n;
}

const decimal = /^[+-]?([0-9]*)(?:\.([0-9]*))?([numkMGTPE]?|[eE]([+-]?[0-9]+))$/;
const decimalSuffixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];

/** Powers of ten that the server multiplies by in one step. */
const atOnce: ReadonlySet<number> = new Set([1, 2, 3, 6, 9]);

/** The power of ten behind the digits of an amount that the server keeps in 64 bits; `undefined` for any other. */
function scaleOf(quantity: Quantity): number | undefined {
  const [, whole = '', fraction = '', suffix = '', exponent] = decimal.exec(withoutSpace(String(quantity))) ?? [];
  const digits = whole.replace(/^0+/, '').length + fraction.length;
  if (digits === 0 || digits > 18) return undefined;
  const power = exponent === undefined ? (decimalSuffixes.indexOf(suffix) - 3) * 3 : Number(exponent);
  return power - fraction.length;
}
