import fc from 'fast-check';
import { keyName, ScalarError, scalarValue } from './scalar';

const plain = (text: string) => scalarValue({ text, isPlain: true });
const tagged = (tag: string, text: string) => scalarValue({ text, isPlain: false, tag: `tag:yaml.org,2002:${tag}` });
const key = (text: string) => keyName({ text, isPlain: true });

// What sigs.k8s.io/yaml v1.6.0 answered.
test.each([
  ['30', 30],
  ['30.0', 30],
  ['3e1', 30],
  ['010', 8],
  ['-010', -8],
  ['0o17', 15],
  ['08', 8],
  ['0x1F', 31],
  ['0b101', 5],
  ['1_000', 1000],
  ['+5', 5],
  ['.5', 0.5],
  ['5.', 5],
  ['-0', 0],
  ['1e400', '1e400'],
  ['12:30', '12:30'],
  ['2001-01-01', '2001-01-01'],
  ['0x', '0x'],
  ['1.2.3', '1.2.3'],
  ['500m', '500m'],
  ['18446744073709551616', 2 ** 64],
  ['y', true],
  ['Yes', true],
  ['ON', true],
  ['n', false],
  ['off', false],
  ['yEs', 'yEs'],
  ['', null],
  ['~', null],
  ['Null', null],
  ['<<', '<<'],
])('the plain scalar %p is %p to kubectl', (text, value) => {
  expect(plain(text)).toBe(value);
});

test('quoted scalars are strings', () => {
  expect(['yes', '010', '', '~'].map((text) => scalarValue({ text, isPlain: false }))).toEqual(['yes', '010', '', '~']);
});

test('a tag sets the type of a scalar', () => {
  expect(tagged('int', '010')).toBe(8);
  expect(tagged('float', '3')).toBe(3);
  expect(tagged('bool', 'yes')).toBe(true);
  expect(tagged('null', '')).toBe(null);
  expect(tagged('str', '5')).toBe('5');
  expect(tagged('binary', 'aGk=')).toBe('hi');
  expect(scalarValue({ text: '5', isPlain: true, tag: '!mine' })).toBe('5');
});

test.each([
  ['int', '1.5'],
  ['bool', '1'],
  ['null', 'x'],
  ['float', 'x'],
  ['binary', '!'],
])('what is tagged as !!%s and is %p is an error', (tag, text) => {
  expect(() => tagged(tag, text)).toThrow(ScalarError);
});

test('rejects numbers that JSON does not have', () => {
  expect(() => plain('.nan')).toThrow('.nan is not a number in JSON');
});

test('the largest number of 64 bits stays one', () => {
  expect(plain('9223372036854775807')).toBeLessThan(2 ** 63);
});

test.each([
  ['y', 'true'],
  ['off', 'false'],
  ['010', '8'],
  ['1.10', '1.1'],
  ['30.0', '30'],
  ['1e6', '1e+06'],
  ['1234567.0', '1.234567e+06'],
  ['0.00001', '1e-05'],
  ['100000.0', '100000'],
  ['.inf', '.inf'],
  ['9223372036854775807', '9223372036854775807'],
  ['app.kubernetes.io/name', 'app.kubernetes.io/name'],
])('the key %p is named %p', (text, name) => {
  expect(key(text)).toBe(name);
});

test('rejects a null key', () => {
  expect(() => key('~')).toThrow('a key must not be null');
});

test('reads any scalar as a value or an error, in linear time', () => {
  const signs = fc.string({ unit: fc.constantFrom(...'0123456789+-._eExXoObBaAfFyYnN~<:'), maxLength: 30 });
  fc.assert(
    fc.property(fc.oneof(signs, fc.string()), fc.boolean(), (text, isPlain) => {
      try {
        expect(['string', 'number', 'boolean', 'object']).toContain(typeof scalarValue({ text, isPlain }));
        expect(typeof keyName({ text, isPlain })).toBe('string');
      } catch (error) {
        expect(error).toBeInstanceOf(ScalarError);
      }
    }),
  );
  expect(plain('9'.repeat(1_000_000))).toBe('9'.repeat(1_000_000));
});

test('integers and quoted strings are read unchanged', () => {
  fc.assert(fc.property(fc.integer(), (value) => plain(String(value)) === value));
  fc.assert(fc.property(fc.string(), (text) => scalarValue({ text, isPlain: false }) === text));
});
