/** A scalar of YAML. */
export interface ScalarText {
  readonly text: string;
  /** Whether it is written without quotes, and no block either. */
  readonly isPlain: boolean;
  /** The tag that is written before it, in full: `tag:yaml.org,2002:int`. */
  readonly tag?: string | undefined;
}

/** Says what a scalar cannot be, and what to do. */
export class ScalarError extends Error {
  override readonly name = 'ScalarError';

  constructor(
    message: string,
    readonly fix: string,
    /** Whether YAML has it, and only JSON does not. */
    readonly isOfJson = true,
  ) {
    super(message);
  }
}

/** What a scalar is: whole numbers as `bigint`, others as `number`. */
type Read = string | bigint | number | boolean | null;

/**
 * The JSON that kubectl makes of a scalar: YAML 1.1 as its library reads it. `yes`, `on` and `y` are true, `010` is
 * eight, `1_000` and `0b11` are numbers, `3e1` is 30, `12:30` is a string, and so is every quoted scalar without a tag.
 *
 * @throws ScalarError where the text is not what its tag says, and for what JSON does not have (`.nan`, `.inf`).
 * @see https://pkg.go.dev/sigs.k8s.io/yaml#YAMLToJSON
 */
export function scalarValue(scalar: ScalarText): string | number | boolean | null {
  // Most scalars that are not text are these.
  if (scalar.isPlain && scalar.tag === undefined && isSmallNumber(scalar.text)) return Number(scalar.text);
  const value = read(scalar);
  if (typeof value === 'bigint') return nearest(value);
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new ScalarError(`${scalar.text} is not a number in JSON`, `quote it: "${scalar.text}"`);
  }
  return value;
}

/**
 * The name that kubectl makes of a key: `y:` is "true", `010:` is "8", `1.10:` is "1.1".
 * @throws ScalarError where it cannot make one.
 */
export function keyName(scalar: ScalarText): string {
  const value = read(scalar);
  if (value === null) throw new ScalarError('a key must not be null', `quote it: "${scalar.text}"`);
  if (typeof value === 'bigint' && value >= int64Limit) {
    throw new ScalarError(`${scalar.text} is too large for a key`, `quote it: "${scalar.text}"`);
  }
  return typeof value === 'number' ? floatName(value) : String(value);
}

function read({ text, isPlain, tag }: ScalarText): Read {
  switch (tag) {
    case undefined:
      return isPlain ? plainScalar(text) : text;
    case 'tag:yaml.org,2002:int':
      return tagged(text, 'an integer', (value) => typeof value === 'bigint');
    case 'tag:yaml.org,2002:float':
      return Number(tagged(text, 'a number', (value) => typeof value === 'number' || isSigned64(value)));
    case 'tag:yaml.org,2002:bool':
      return tagged(text, 'true or false', (value) => typeof value === 'boolean');
    case 'tag:yaml.org,2002:null':
      return tagged(text, 'null', (value) => value === null);
    case 'tag:yaml.org,2002:timestamp':
      if (isTimestamp(text)) return text;
      throw notAsTagged(text, 'a timestamp');
    case 'tag:yaml.org,2002:binary':
      if (isBase64(text)) return textOf(Buffer.from(text, 'base64'));
      throw notAsTagged(text, 'base64');
    default:
      return text;
  }
}

function tagged(text: string, what: string, is: (value: Read) => boolean): Read {
  const value = plainScalar(text);
  if (is(value)) return value;
  throw notAsTagged(text, what);
}

/** Without the text itself, which may be secret. */
function notAsTagged(text: string, what: string): ScalarError {
  return new ScalarError(
    `must be ${what} because of its tag, got a string of ${text.length} characters`,
    'remove the tag',
    false,
  );
}

function isSigned64(value: Read): boolean {
  return typeof value === 'bigint' && value < int64Limit;
}

function isBase64(text: string): boolean {
  const digits = text.replace(/[\r\n]/g, '');
  return digits.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(digits);
}

/** Bytes as text; each byte that is none of UTF-8 is U+FFFD. */
function textOf(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const length = [1, 2, 3, 4].find((one) => isCharacter(bytes.subarray(at, at + one)));
    text += length === undefined ? '\ufffd' : bytes.toString('utf8', at, at + length);
    at += length ?? 1;
  }
  return text;
}

function isCharacter(bytes: Buffer): boolean {
  const text = bytes.toString('utf8');
  return [...text].length === 1 && Buffer.from(text).equals(bytes);
}

const words: ReadonlyMap<string, Read> = new Map(
  Object.entries<readonly [Read, ...string[]]>({
    true: [true, 'y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'],
    false: [false, 'n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'],
    null: [null, '', '~', 'null', 'Null', 'NULL'],
    nan: [Number.NaN, '.nan', '.NaN', '.NAN'],
    infinite: [Number.POSITIVE_INFINITY, '.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'],
    negative: [Number.NEGATIVE_INFINITY, '-.inf', '-.Inf', '-.INF'],
  }).flatMap(([, [value, ...spellings]]) => spellings.map((spelling) => [spelling, value] as const)),
);

const longestWord = [...words.keys()].reduce((longest, { length }) => Math.max(longest, length), 0);

/** What the first character of a plain scalar tells: 0 for a text, 1 for a text unless it is one of {@link words}. */
const firsts = new Uint8Array(128);
for (const code of Buffer.from('yYnNtTfFoO~')) firsts[code] = 1;
for (const code of Buffer.from('+-.')) firsts[code] = 2;
for (const code of Buffer.from('0123456789')) firsts[code] = 3;

/** Whether a scalar can be nothing but its text: it is quoted, or {@link isSurelyText}. */
export function isText({ text, isPlain, tag }: ScalarText): boolean {
  return tag === undefined && (!isPlain || isSurelyText(text));
}

/** Whether a plain scalar can be nothing but its text, as far as its first and last character tell. */
export function isSurelyText(text: string): boolean {
  const { length } = text;
  if (length === 0) return false;
  const first = text.charCodeAt(0);
  if (first >= 128) return true;
  switch (firsts[first]) {
    case 0:
      return true;
    case 1:
      return length > longestWord || !words.has(text);
    case 3:
      // A number ends with a digit, a hexadecimal one also with a letter; and anywhere are points and underscores.
      return !endsLikeNumber(text.charCodeAt(length - 1));
    default:
      return false;
  }
}

function endsLikeNumber(code: number): boolean {
  return code === 46 || code === 95 || (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 102);
}

const float = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

/** Whether a text is a whole number as JSON writes it, of so few digits that it is exact. */
function isSmallNumber(text: string): boolean {
  const { length } = text;
  if (length > 15) return false;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return length === 1 || (length > 1 && text.charCodeAt(0) !== 48);
}

/** What a scalar without quotes and tag is. */
export function plainScalar(text: string): string | bigint | number | boolean | null {
  const word = words.get(text);
  if (word !== undefined) return word;
  if (!/^[-+.\d]/.test(text)) return text;
  // Underscores may stand anywhere; in what starts with the point, between digits.
  const digits = text.replace(text.startsWith('.') ? /(?<=\d)_(?=\d)/g : /_/g, '');
  const whole = wholeNumber(digits);
  if (whole !== undefined) return whole;
  if (float.test(digits)) {
    const number = Number(digits);
    return Number.isFinite(number) ? number : text;
  }
  // Its library reads what is behind `0b` as it reads any number, with a sign.
  return signedBinary.test(digits) ? (wholeNumber(digits.replace(/^0b([-+])/, '$10b')) ?? text) : text;
}

const signedBinary = /^0b[-+][01]+$/;

const bases: readonly (readonly [digits: RegExp, prefix: string])[] = [
  [/^0[xX]([\da-fA-F]+)$/, '0x'],
  [/^0[bB]([01]+)$/, '0b'],
  [/^0[oO]?([0-7]+)$/, '0o'],
  [/^(0|[1-9]\d*)$/, ''],
];
const int64Limit = 2n ** 63n;

/** A number as Go writes its literals; undefined for what is none, or does not fit into 64 bits. */
function wholeNumber(text: string): bigint | undefined {
  const negative = text.startsWith('-');
  const unsigned = /^[-+]/.test(text) ? text.slice(1) : text;
  // Nothing longer fits, and reading a long number takes time in the square of its length.
  if (unsigned.length > 1_000) return undefined;
  for (const [form, prefix] of bases) {
    const digits = form.exec(unsigned)?.[1];
    if (digits === undefined) continue;
    const value = BigInt(`${prefix}${digits}`);
    // Without a sign it may also be one of the unsigned numbers.
    const limit = negative ? int64Limit + 1n : unsigned === text ? int64Limit * 2n : int64Limit;
    return value < limit ? (negative ? -value : value) : undefined;
  }
  return undefined;
}

const timestamp =
  /^\d{4}-(\d{1,2})-(\d{1,2})(?:(?:[Tt]| +)(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(Z|[-+](\d\d):(\d\d))?)?$/;

/** Whether a text is a time as Go parses it: a date, with a T and a zone, or with a space and no zone. */
function isTimestamp(text: string): boolean {
  const found = timestamp.exec(text);
  if (found === null) return false;
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 6).map((part) => Number(part ?? 0));
  const hasZone = found[6] !== undefined;
  if (/[Tt]/.test(text) !== hasZone) return false;
  const zone = Number(found[7] ?? 0) <= 24 && Number(found[8] ?? 0) <= 60;
  const days = new Date(Date.UTC(Number(text.slice(0, 4)), month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60 && zone;
}

/** The number that stands for a whole one. What fits into 64 bits still does, where the nearest number would not. */
function nearest(value: bigint): number {
  return value < int64Limit && Number(value) >= 2 ** 63 ? 2 ** 63 - 1024 : Number(value);
}

/** A float as a key: in as few digits as tell it from other floats of 32 bits. */
function floatName(value: number): string {
  const near = Math.fround(value);
  if (!Number.isFinite(near)) return Number.isNaN(near) ? '.nan' : near > 0 ? '.inf' : '-.inf';
  if (near === 0) return Object.is(near, -0) ? '-0' : '0';
  const tells = (digits: number) => Math.fround(Number(near.toPrecision(digits))) === near;
  const precision = [1, 2, 3, 4, 5, 6, 7, 8].find(tells) ?? 9;
  const [mantissa = '', power = ''] = near.toExponential(precision - 1).split('e');
  const exponent = Number(power);
  // Go turns to exponents earlier than JavaScript.
  if (exponent >= -4 && exponent < 6) return Number(near.toPrecision(precision)).toString();
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}
