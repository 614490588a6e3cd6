import fc from 'fast-check';
import { expectLinear } from '../../test-helpers/linear-time';
import {
  addExact,
  addQuantities,
  canonicalQuantity,
  compareExact,
  compareQuantities,
  isQuantity,
  multiplyExact,
  parseQuantity,
  printQuantity,
  tryParseQuantity,
} from './quantity';
import verdicts from './testdata/quantities.json';

const suffixes = ['', 'n', 'u', 'm', 'k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'e3', 'E-2', 'e+7'];
const quantities = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
    fc.constantFrom('', '.5', '.25', '.001'),
    fc.constantFrom(...suffixes),
  )
  .map(([whole, fraction, suffix]) => `${whole}${fraction}${suffix}`);

describe('reading', () => {
  it('accepts exactly what an API server accepts', () => {
    const refused = verdicts.filter(([, printed]) => printed === undefined).map(([text]) => text);
    expect(verdicts.map(([text]) => text).filter((text) => !isQuantity(text))).toEqual(refused);
    expect(refused.length).toBeGreaterThan(100);
  });

  it.each([true, null, undefined, {}, [], Number.NaN, Number.POSITIVE_INFINITY, 1n])('rejects %p', (value) => {
    expect(tryParseQuantity(value)).toBeUndefined();
  });

  it('reads numbers as JSON writes them', () => {
    expect([0, -0, 0.5, 1e3, 1e21, 1e-7, 1.5e300].map(canonicalQuantity)).toEqual([
      '0',
      '0',
      '500m',
      '1k',
      '1e21',
      '100e-9',
      '1500e297',
    ]);
  });

  it('names the value and the allowed forms in its error', () => {
    expect(() => parseQuantity('1K')).toThrow(
      new RangeError(
        'value must be a quantity, got "1K"; ' +
          'set a number with a suffix (n u m k M G T P E Ki Mi Gi Ti Pi Ei) or an exponent, such as "500m", "1.5Gi" or 2',
      ),
    );
  });

  it('is linear in the length of the text', () => {
    const texts: readonly ((size: number) => string)[] = [
      (size) => '1'.repeat(size),
      (size) => `${'1'.repeat(size)}!`,
      (size) => ' '.repeat(size),
      (size) => `${' '.repeat(size)}!`,
      (size) => `1${'E'.repeat(size)}!`,
    ];
    const asking = (text: string) => () => {
      isQuantity(text);
    };
    for (const text of texts) expectLinear((size) => asking(text(size)), 10_000, text(10));
  });
});

describe('printing', () => {
  it('gives the canonical form that an API server gives', () => {
    const valid = verdicts.filter(([, printed]) => printed !== undefined);
    expect(valid.map(([text]) => [text, canonicalQuantity(text ?? '')])).toEqual(valid);
    expect(valid.length).toBeGreaterThan(300);
  });

  it('keeps amounts beyond the largest suffix, which a server prints without it', () => {
    expect(canonicalQuantity('1000E')).toBe('1000E');
    expect(canonicalQuantity(`1${'0'.repeat(30)}`)).toBe('1000000000000E');
  });

  it('reads back what it printed as the same amount', () => {
    fc.assert(fc.property(quantities, (text) => compareQuantities(text, canonicalQuantity(text)) === 0));
  });

  it('changes nothing that is canonical already', () => {
    fc.assert(
      fc.property(quantities, (text) => {
        const canonical = canonicalQuantity(text);
        return canonicalQuantity(canonical) === canonical;
      }),
    );
  });
});

describe('comparing', () => {
  it.each([
    ['1', '1000m', 0],
    ['1Ki', '1024', 0],
    ['1k', '1Ki', -1],
    ['-1', '-2', 1],
    ['-1', '1n', -1],
    ['0', '-0', 0],
    ['0', '1n', -1],
    ['1e999', '1e1000', -1],
    ['1e2147483647', '1', 1],
    ['9Ei', '100Ei', 0],
  ])('%s with %s gives %i', (left, right, order) => {
    expect(compareQuantities(left, right)).toBe(order);
    expect(compareQuantities(right, left)).toBe(order === 0 ? 0 : -order);
  });

  it('agrees with the difference', () => {
    fc.assert(
      fc.property(quantities, quantities, (left, right) => {
        const difference = addExact(parseQuantity(left), multiplyExact(parseQuantity(right), -1n));
        const sign = difference.mantissa === 0n ? 0 : difference.mantissa < 0n ? -1 : 1;
        return compareQuantities(left, right) === sign;
      }),
    );
  });
});

describe('adding', () => {
  it.each([
    [['100m', '0.9'], '1'],
    [['1Gi', '512Mi'], '1536Mi'],
    [['1Gi', '1G'], '2073741824'],
    [['0', '1Gi'], '1Gi'],
    [['1n', '1E'], '1000000000000000000000000001n'],
    [['4Ei', '4Ei'], '8Ei'],
    [['8Ei', '1Ei'], '10376293541461622783'],
    [['1e3', '1'], '1001'],
    [['2Gi', '-2Gi'], '0'],
    [[], '0'],
  ])('%j gives %s', (list, sum) => {
    expect(addQuantities(...list)).toBe(sum);
  });

  it('has any order and any grouping', () => {
    fc.assert(
      fc.property(quantities, quantities, quantities, (a, b, c) => {
        const [x, y, z] = [parseQuantity(a), parseQuantity(b), parseQuantity(c)] as const;
        const sum = addExact(addExact(x, y), z);
        expect(compareExact(sum, addExact(addExact(z, y), x))).toBe(0);
        expect(compareExact(sum, addExact(x, addExact(y, z)))).toBe(0);
        expect(addQuantities(a, b, c)).toBe(printQuantity(sum));
      }),
    );
  });

  it('does not fill the memory with amounts that are far apart', () => {
    expect(printQuantity(addExact(parseQuantity('1'), parseQuantity('1e2000000000')))).toBe('1e2000000000');
  });
});

describe('amounts of more than a thousand digits', () => {
  const zeros = '0'.repeat(2000);
  it.each([
    [`${zeros}1.50${zeros}`, '1500m'],
    [`${zeros}1Ki`, '1Ki'],
    [`0.${zeros}1`, '1n'],
    [`1.${zeros}1`, '1000000001n'],
    [`1.${zeros}1Ki`, '1024000000001n'],
    [`1${zeros}Gi`, '9223372036854775807'],
    [`1${zeros}`, '1e2000'],
    [`1e${zeros}3`, '1e3'],
  ])('are read as those of fewer digits are: %#', (written, printed) => {
    expect(canonicalQuantity(written)).toBe(printed);
    expect(isQuantity(written)).toBe(true);
  });

  it('are no amounts where those of fewer digits are none', () => {
    expect(isQuantity(`${zeros}x`)).toBe(false);
    expect(isQuantity(`1e1${zeros}`)).toBe(false);
  });
});
