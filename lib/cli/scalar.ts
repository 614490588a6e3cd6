/** A scalar of YAML: its text, whether it stands in quotes (or as a block), and the tag that is written before it. */
export interface ScalarText {
  readonly text: string;
  readonly quoted: boolean;
  readonly tag?: string | undefined;
}

/** What a scalar cannot be. */
export class ScalarError extends Error {
  override readonly name = 'ScalarError';
}

const words: ReadonlyMap<string, boolean | number | null> = new Map<string, boolean | number | null>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((w) => [w, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, Number.NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Number.POSITIVE_INFINITY] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, Number.NEGATIVE_INFINITY] as const),
]);

/**
 * The JSON that kubectl makes of a scalar: YAML 1.1 as its library reads it. `yes`, `on` and `y` are true, `010` is
 * eight, `1_000` and `0b11` are numbers, `12:30` is a text; so is every quoted scalar that has no tag.
 *
 * @throws ScalarError where the text cannot be what its tag says, and for what JSON does not have (`.nan`, `.inf`).
 * @see https://pkg.go.dev/sigs.k8s.io/yaml#YAMLToJSON
 */
export function scalarValue(scalar: ScalarText): string | number | boolean | null {
  const value = resolve(scalar);
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new ScalarError(`${scalar.text} is no number that JSON has; quote it where a text is meant`);
  }
  return value;
}

/** The name that kubectl makes of a key: numbers and booleans become text, so `y:` is "true" and `010:` is "8". */
export function keyName(scalar: ScalarText): string {
  const value = resolve(scalar);
  if (value === null) throw new ScalarError('a key cannot be null; quote it where a text is meant');
  if (typeof value !== 'number' || Number.isInteger(value)) return isFloat(scalar) ? floatName(Number(value)) : `${value}`;
  return floatName(value);
}

const isFloat = ({ text, quoted }: ScalarText) => !quoted && /^[-+]?\d*\.\d*$|[eE]/.test(text) && styleFloat.test(text);

function resolve({ text, quoted, tag }: ScalarText): string | number | boolean | null {
  switch (tag) {
    case undefined:
    case '?':
      return quoted ? text : plain(text);
    case 'tag:yaml.org,2002:int':
      return expected(plain(text), text, 'a whole number', (value) => typeof value === 'number' && !isFloatText(text));
    case 'tag:yaml.org,2002:float':
      return expected(plain(text), text, 'a number', (value) => typeof value === 'number');
    case 'tag:yaml.org,2002:bool':
      return expected(plain(text), text, 'true or false', (value) => typeof value === 'boolean');
    case 'tag:yaml.org,2002:null':
      return expected(plain(text), text, 'null', (value) => value === null);
    case 'tag:yaml.org,2002:binary':
      return Buffer.from(text, 'base64').toString('utf8');
    default:
      return text;
  }
}

function expected<T>(value: T, text: string, what: string, is: (value: T) => boolean): T {
  if (!is(value)) throw new ScalarError(`"${text}" is not ${what}, as its tag says`);
  return value;
}

const styleFloat = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const isFloatText = (text: string) => styleFloat.test(text) && !/^[-+]?\d+$/.test(text);

function plain(text: string): string | number | boolean | null {
  const word = words.get(text);
  if (word !== undefined) return word;
  if (!/^[-+.\d]/.test(text)) return text;
  // Underscores may stand between digits, but not in what starts with the point.
  const digits = text.startsWith('.') ? text : text.replaceAll('_', '');
  const whole = wholeNumber(digits);
  if (whole !== undefined) return whole;
  const float = styleFloat.test(digits) ? Number(digits) : undefined;
  return float !== undefined && Number.isFinite(float) ? float : text;
}

const bases: readonly (readonly [digits: RegExp, prefix: string])[] = [
  [/^0[xX]([\da-fA-F]+)$/, '0x'],
  [/^0[bB]([01]+)$/, '0b'],
  [/^0[oO]?([0-7]+)$/, '0o'],
  [/^(0|[1-9]\d*)$/, ''],
];

/** A number as Go's literals are written; undefined for what is none or does not fit into 64 bits. */
function wholeNumber(text: string): number | undefined {
  const [, sign = '', rest = ''] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  // No number of 64 bits is longer, and reading a long one takes time in the square of it.
  if (rest.length > 80) return undefined;
  for (const [digits, prefix] of bases) {
    const found = digits.exec(rest)?.[1];
    if (found !== undefined) return fitting(BigInt(`${prefix}${found}`) * (sign === '-' ? -1n : 1n), sign === '');
  }
  return undefined;
}

const most = 2n ** 63n;

function fitting(value: bigint, unsigned: boolean): number | undefined {
  if (value < -most || value >= (unsigned ? most * 2n : most)) return undefined;
  // The nearest number would be 2^63, which a server takes for too large: the next one that JavaScript has is meant.
  if (value < most && Number(value) >= 2 ** 63) return 2 ** 63 - 1024;
  return value === 0n ? 0 : Number(value);
}

/** A float as a key: in as few digits as tell it from other floats of 32 bits. */
function floatName(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf';
  const near = Math.fround(value);
  if (!Number.isFinite(near)) return near > 0 ? '.inf' : '-.inf';
  if (near === 0) return Object.is(value, -0) ? '-0' : '0';
  const precision = [1, 2, 3, 4, 5, 6, 7, 8].find((digits) => Math.fround(Number(near.toPrecision(digits))) === near) ?? 9;
  const [mantissa = '', exponent = ''] = near.toExponential(precision - 1).split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 21 && (power < 6 || power < 0)) return `${Number(near.toPrecision(precision))}`;
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
