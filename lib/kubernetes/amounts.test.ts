import { compareAmounts, isMultipleOf, isNegative, isWhole } from './amounts';

describe('amounts', () => {
  it.each([
    ['1', '1000m', 0],
    ['1.0001', '1.0009', 0],
    ['1Gi', '1024Mi', 0],
    ['100m', '0.2', -1],
    ['1e70', '1e69', 1],
    ['-1', 0, -1],
    ['12345678901234567890', '12345678901234567891', -1],
  ])('compares %j with %j: %d, rounded up to thousandths', (left, right, order) => {
    expect(Math.sign(compareAmounts(left, right))).toBe(order);
  });

  it.each([
    ['1', true],
    [0.5, false],
    ['1500m', false],
    ['2000m', true],
    ['0.9999', true],
    ['1e1000000000', true],
    ['10E', true],
    ['7Ei', false],
    ['8Ei', true],
    ['10000000000000000000', false],
    ['9999999999999999.9', false],
  ])('tells whether %j is an integer to an API server: %j', (quantity, whole) => {
    expect(isWhole(quantity)).toBe(whole);
  });

  it('are negative with a minus sign', () => {
    expect(['-1n', '-1', -1].map(isNegative)).toEqual([true, true, true]);
    expect(['0', '-0', '1n', 0].map(isNegative)).toEqual([false, false, false, false]);
  });

  it('are multiples of a page size in whole bytes', () => {
    expect(isMultipleOf('4Mi', '2Mi')).toBe(true);
    expect(isMultipleOf('3Mi', '2Mi')).toBe(false);
    expect(isMultipleOf('1', '3m')).toBe(false);
    expect(isMultipleOf('1', 'huge')).toBe(false);
    expect(isMultipleOf('0', '0')).toBe(false);
    expect(isMultipleOf('1', '1e30')).toBe(false);
  });
});
