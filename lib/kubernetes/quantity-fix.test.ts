import fc from 'fast-check';
import { isQuantity } from './quantity';
import { quantityFix, wholeBytesFix } from './quantity-fix';

const memory = 'spec.containers[0].resources.limits[memory]';
const cpu = 'spec.containers[0].resources.requests[cpu]';

test.each([
  ['1gb', '1Gi'],
  ['10GB', '10Gi'],
  ['1 Gi', '1Gi'],
  ['512mb', '512Mi'],
  ['512 MB', '512Mi'],
  ['1GiB', '1Gi'],
  ['1gib', '1Gi'],
  ['1gi', '1Gi'],
  ['500M i', '500Mi'],
  ['64K', '64Ki'],
  ['1,5Gi', '1.5Gi'],
  ['1,50Gi', '1.50Gi'],
  ['0,125Gi', '0.125Gi'],
  ['+1gb', '1Gi'],
  ['1 000Mi', '1000Mi'],
  ['2 gigabytes', '2Gi'],
  ['1 TB', '1Ti'],
  ['2meg', '2Mi'],
  ['1024b', '1024'],
  ['1024 bytes', '1024'],
  [' 1\tGi\n', '1Gi'],
])('reads %j of memory as %s', (text, intended) => {
  expect(quantityFix(text, memory)).toEqual({ fix: `set "${intended}"`, intended });
});

test.each([
  ['0,5', '0.5'],
  ['1 core', '1'],
  ['2 cores', '2'],
  ['2cpu', '2'],
  ['4 vCPU', '4'],
  ['500 m', '500m'],
  ['500millicores', '500m'],
  ['500mcpu', '500m'],
])('reads %j of cpu as %s', (text, intended) => {
  expect(quantityFix(text, cpu)).toEqual({ fix: `set "${intended}"`, intended });
});

test.each([
  ['512m', 'set "512Mi"'],
  ['1.5', 'set a whole number of bytes, such as "64Mi"'],
])('fixes bytes that are not whole, %s: %s', (quantity, fix) => {
  expect(wholeBytesFix(quantity)).toBe(fix);
});

test.each<[unknown, string, string]>([
  ['lots', memory, '512Mi'],
  ['1,000', memory, '512Mi'],
  ['1,000Mi', memory, '512Mi'],
  ['12,500 m', cpu, '500m'],
  ['1,000,000', memory, '512Mi'],
  ['0,5', memory, '512Mi'],
  ['0,5', 'limits[hugepages-2Mi]', '512Mi'],
  ['-1gb', memory, '512Mi'],
  ['', memory, '512Mi'],
  [true, memory, '512Mi'],
  ['10 xb', 'spec.resources.requests[storage]', '512Mi'],
  ['a lot', 'spec.volumes[0].emptyDir.sizeLimit', '512Mi'],
  ['much', 'limits[hugepages-2Mi]', '512Mi'],
  ['much', 'spec.hard[requests.memory]', '512Mi'],
  ['half', cpu, '500m'],
  ['500M i', cpu, '500m'],
  ['two', 'limits[nvidia.com/gpu]', '1'],
  ['0,5', 'limits[nvidia.com/gpu]', '1'],
])('does not guess %j at %s, and gives an example in the unit of the field', (value, field, example) => {
  expect(quantityFix(value, field).fix).toBe(`set an amount, such as "${example}"`);
});

test('keeps the suffix of other amounts', () => {
  expect(quantityFix('0,5', 'metrics[0].pods.target.averageValue').fix).toBe('set "0.5"');
  expect(quantityFix('1 k', 'limits[example.com/tokens]').fix).toBe('set "1k"');
  expect(quantityFix('2gb', 'limits[example.com/space]').fix).toBe('set "2Gi"');
});

test('suggests a valid quantity for any string', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[+-]?[0-9]{1,4}[.,]?[0-9]{0,3} ?[a-zA-Z]{0,6}$/));
  fc.assert(
    fc.property(text, fc.constantFrom(memory, cpu, 'limits[a/b]'), (value, field) => {
      const [, advised] = /"([^"]*)"$/.exec(quantityFix(value, field).fix) ?? [];
      expect(isQuantity(advised)).toBe(true);
    }),
  );
});
