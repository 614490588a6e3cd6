/** A scalar of YAML: its text, whether it stands in quotes (or as a block), and the tag that is written before it. */
export interface ScalarText {
  readonly text: string;
  readonly quoted: boolean;
  /** In full: `tag:yaml.org,2002:int`. */
  readonly tag?: string | undefined;
}

/** Says what a scalar cannot be. */
export class ScalarError extends Error {
  override readonly name = 'ScalarError';
}

/** What a scalar is: whole numbers as `bigint`, others as `number`. */
type Read = string | bigint | number | boolean | null;

/**
 * The JSON that kubectl makes of a scalar: YAML 1.1 as its library reads it. `yes`, `on` and `y` are true, `010` is
 * eight, `1_000` and `0b11` are numbers, `3e1` is 30, `12:30` is a text; so is every quoted scalar that has no tag.
 *
 * @throws ScalarError where the text is not what its tag says, and for what JSON does not have (`.nan`, `.inf`).
 * @see https://pkg.go.dev/sigs.k8s.io/yaml#YAMLToJSON
 */
export function scalarValue(scalar: ScalarText): string | number | boolean | null {
  const value = read(scalar);
  if (typeof value === 'bigint') return nearest(value);
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new ScalarError(`${scalar.text} is no number that JSON has; quote it where a text is meant`);
  }
  return value;
}

/**
 * The name that kubectl makes of a key: `y:` is "true", `010:` is "8", `1.10:` is "1.1".
 * @throws ScalarError where it cannot make one.
 */
export function keyName(scalar: ScalarText): string {
  const value = read(scalar);
  if (value === null) throw new ScalarError('a key cannot be null; quote it where a text is meant');
  if (typeof value === 'bigint' && value >= most) throw new ScalarError(`${value} is too large for a key; quote it`);
  return typeof value === 'number' ? floatName(value) : String(value);
}

function read({ text, quoted, tag }: ScalarText): Read {
  switch (tag) {
    case undefined:
    case '?':
      return quoted ? text : untagged(text);
    case 'tag:yaml.org,2002:int':
      return expected(untagged(text), 'a whole number', text, (value) => typeof value === 'bigint');
    case 'tag:yaml.org,2002:float':
      return Number(expected(untagged(text), 'a number', text, isNumber));
    case 'tag:yaml.org,2002:bool':
      return expected(untagged(text), 'true or false', text, (value) => typeof value === 'boolean');
    case 'tag:yaml.org,2002:null':
      return expected(untagged(text), 'null', text, (value) => value === null);
    case 'tag:yaml.org,2002:binary':
      if (/^(?:[A-Za-z0-9+/\r\n]{2,})?={0,2}[\r\n]*$/.test(text)) return Buffer.from(text, 'base64').toString('utf8');
      throw new ScalarError('this is no base64, as its tag says');
    default:
      return text;
  }
}

function expected(value: Read, what: string, text: string, is: (value: Read) => boolean): Read {
  if (is(value)) return value;
  throw new ScalarError(`${JSON.stringify(text)} is not ${what}, as its tag says`);
}

function isNumber(value: Read): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
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

const float = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

function untagged(text: string): Read {
  const word = words.get(text);
  if (word !== undefined) return word;
  if (!/^[-+.\d]/.test(text)) return text;
  // Underscores may stand anywhere but in what starts with the point.
  const digits = text.startsWith('.') ? text : text.replaceAll('_', '');
  const whole = wholeNumber(digits);
  if (whole !== undefined) return whole;
  const number = float.test(digits) ? Number(digits) : Number.NaN;
  return Number.isFinite(number) ? number : text;
}

const bases: readonly (readonly [digits: RegExp, prefix: string])[] = [
  [/^0[xX]([\da-fA-F]+)$/, '0x'],
  [/^0[bB]([01]+)$/, '0b'],
  [/^0[oO]?([0-7]+)$/, '0o'],
  [/^(0|[1-9]\d*)$/, ''],
];
const most = 2n ** 63n;

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
    const limit = negative ? most + 1n : unsigned === text ? most * 2n : most;
    return value < limit ? (negative ? -value : value) : undefined;
  }
  return undefined;
}

/** The number that stands for a whole one. What fits into 64 bits still does, where the nearest number would not. */
function nearest(value: bigint): number {
  return value < most && Number(value) >= 2 ** 63 ? 2 ** 63 - 1024 : Number(value);
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
