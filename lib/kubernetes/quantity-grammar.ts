import { trimmed } from '../values/white-space';

/** How an amount is printed: `12Mi`, `12M` or `12e6`. */
export type QuantityFormat = 'BinarySI' | 'DecimalSI' | 'DecimalExponent';

/** An exact amount: `mantissa × 10^exponent`, with no factor of ten left in the mantissa. Nothing is finer than 10^-9. */
export interface ExactQuantity extends Decimal {
  readonly format: QuantityFormat;
}

/** A decimal number: `mantissa × 10^exponent`. */
export interface Decimal {
  readonly mantissa: bigint;
  readonly exponent: number;
}

/** `n` to `E`: the suffixes for powers of a thousand, from -3 on. */
export const decimalSuffixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'] as const;

/** `Ki` to `Ei`: the suffixes for powers of 1024, from 0 on. */
export const binarySuffixes = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'] as const;

/** Reads an amount as `parseQuantity` does; `undefined` for anything else. */
export function tryParseQuantity(quantity: unknown): ExactQuantity | undefined {
  if (typeof quantity !== 'string' && !(typeof quantity === 'number' && Number.isFinite(quantity))) return undefined;
  const parts = written.exec(withoutSpace(String(quantity)));
  if (parts === null || parts[0] === '') return undefined;
  const [, sign, whole = '', fraction = '', text = ''] = parts;
  const suffix = suffixes.get(text) ?? exponentSuffix(text);
  if (suffix === undefined || (whole === '' && fraction === '' && !readsNoDigitsAsZero(suffix))) return undefined;
  const { mantissa: digits, exponent } = numberOf(`0${whole}${fraction}`, -fraction.length);
  const size =
    suffix.base === 2
      ? capped(roundedToNano({ mantissa: digits << BigInt(suffix.exponent), exponent }))
      : roundedToNano({ mantissa: digits, exponent: suffix.exponent + exponent });
  const format = suffix.base === 2 && size.exponent < 0 && isFraction(size) ? 'DecimalSI' : suffix.format;
  return { ...reduced({ ...size, mantissa: sign === '-' ? -size.mantissa : size.mantissa }), format };
}

/** The same number with no factor of ten left in the mantissa. */
export function reduced({ mantissa, exponent }: Decimal): Decimal {
  if (mantissa === 0n) return { mantissa, exponent: 0 };
  const digits = mantissa.toString();
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  const zeros = digits.length - end;
  return zeros === 0 ? { mantissa, exponent } : { mantissa: BigInt(digits.slice(0, end)), exponent: exponent + zeros };
}

/** As many digits count in full; no amount of anything has more. */
const maxDigits = 1000;

/**
 * Digits as a number. Of more than a thousand, the others count as one more digit that says whether there is anything in
 * them, which is all that rounding asks; numbers of any length would take more than linear time.
 */
function numberOf(digits: string, exponent: number): Decimal {
  if (digits.length <= maxDigits) return { mantissa: BigInt(digits), exponent };
  const significant = digits.replace(/^0+/, '');
  const others = significant.slice(maxDigits);
  if (others === '') return { mantissa: BigInt(`0${significant}`), exponent };
  const last = /[1-9]/.test(others) ? '1' : '0';
  return { mantissa: BigInt(significant.slice(0, maxDigits) + last), exponent: exponent + others.length - 1 };
}

interface Suffix {
  readonly base: 2 | 10;
  readonly exponent: number;
  readonly format: QuantityFormat;
}

const suffixes: ReadonlyMap<string, Suffix> = new Map<string, Suffix>([
  ...binarySuffixes.map((text, power): [string, Suffix] => [
    text,
    { base: 2, exponent: power * 10, format: 'BinarySI' },
  ]),
  // After the binary ones, because no suffix at all is decimal.
  ...decimalSuffixes.map((text, power): [string, Suffix] => [
    text,
    { base: 10, exponent: power * 3 - 9, format: 'DecimalSI' },
  ]),
]);

/** Sign, digits, fraction, suffix. No two neighbours can take the same character, so that it reads in linear time. */
const written = /^([+-]?)([0-9]*)(?:\.([0-9]*))?((?:[eEinumkKMGTP]+[+-]?[0-9]*)?)$/;

/** Go's white space, without the control characters: JSON escapes those, and a server reads the escapes as text. */
const space = /[ \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** An amount without the white space around it. */
export function withoutSpace(text: string): string {
  return trimmed(text, space);
}

function exponentSuffix(text: string): Suffix | undefined {
  const [, sign, digits = ''] = /^[eE]([+-]?)([0-9]+)$/.exec(text) ?? [];
  const significant = digits.replace(/^0+/, '');
  // What has more digits is beyond 64 bits.
  if (digits === '' || significant.length > 19) return undefined;
  const exponent = BigInt(`${sign === '-' ? '-' : ''}0${significant}`);
  if (exponent !== BigInt.asIntN(64, exponent)) return undefined;
  // The server keeps the lower 32 bits.
  return { base: 10, exponent: Number(BigInt.asIntN(32, exponent)), format: 'DecimalExponent' };
}

/** The server takes `k` and `.Mi` for zero, but only on its short way of reading, which very small and large ones miss. */
function readsNoDigitsAsZero({ base, exponent }: Suffix): boolean {
  return base === 10 ? exponent >= -9 : exponent <= 40;
}

function roundedToNano({ mantissa, exponent }: Decimal): Decimal {
  if (exponent >= -9 || mantissa === 0n) return { mantissa, exponent };
  const dropped = -9 - exponent;
  if (dropped > mantissa.toString().length) return { mantissa: 1n, exponent: -9 };
  const unit = 10n ** BigInt(dropped);
  return { mantissa: (mantissa + unit - 1n) / unit, exponent: -9 };
}

const largest = 2n ** 63n - 1n;

function capped(size: Decimal): Decimal {
  const isLarger = size.exponent > 0 || size.mantissa > largest * 10n ** BigInt(-size.exponent);
  return isLarger ? { mantissa: largest, exponent: 0 } : size;
}

function isFraction({ mantissa, exponent }: Decimal): boolean {
  return mantissa > 0n && mantissa < 10n ** BigInt(-exponent);
}
