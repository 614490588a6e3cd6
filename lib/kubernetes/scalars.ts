import type { ScalarType } from './fields';
import { isQuantity } from './quantity';

/** How a value of a scalar type is recognized and named in an error, an example, and what a server makes of null. */
export interface ScalarRule {
  readonly is: (value: unknown) => boolean;
  readonly words: string;
  /** One, as JSON. */
  readonly example: string;
  readonly empty: unknown;
}

/** The types without members. */
export const scalars: Readonly<Record<ScalarType, ScalarRule>> = {
  string: { is: isText, words: 'a string', example: '"web"', empty: '' },
  boolean: { is: (value) => typeof value === 'boolean', words: 'a boolean', example: 'true', empty: false },
  int32: { is: (value) => isWhole(value, 2 ** 31), words: 'a 32-bit integer', example: '3', empty: 0 },
  int64: { is: (value) => isWhole(value, 2 ** 63), words: 'a 64-bit integer', example: '3', empty: 0 },
  quantity: { is: isQuantity, words: 'a quantity', example: '"500m"', empty: '0' },
  intOrString: {
    is: (value) => isText(value) || isWhole(value, 2 ** 31),
    words: 'an integer or a string',
    example: '80',
    empty: 0,
  },
  time: {
    is: isTime,
    words: 'an RFC 3339 time',
    example: '"2026-11-23T10:00:00Z"',
    empty: null,
  },
  bytes: { is: isBase64, words: 'a base64 string', example: '"aGVsbG8="', empty: '' },
  opaque: { is: () => true, words: 'anything', example: '{}', empty: null },
};

const time = /^(\d{4})-(\d\d)-(\d\d)T(\d{1,2}):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** A moment as RFC 3339 writes it, on a day that there is. */
function isTime(value: unknown): value is string {
  const [year, month, day, ...clock] = (isText(value) ? (time.exec(value) ?? []) : []).slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && clock.every((part, at) => part < (at === 0 ? 24 : 60));
}

/** With padding; line breaks do not count. A server also takes the bytes as a list of numbers. */
function isBase64(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((byte) => byte === null || (isWhole(byte, 256) && byte >= 0));
  if (!isText(value)) return false;
  const letters = value.replace(/[\r\n]/g, '');
  return letters.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(letters);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isWhole(value: unknown, beyond: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= -beyond && value < beyond;
}
