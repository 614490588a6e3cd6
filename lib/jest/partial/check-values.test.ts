import { absent } from './asymmetric';
import { checkValues } from './check-values';

const check = (partial: unknown) => () => checkValues('toX', partial);
const cyclic: Record<string, unknown> = {};
cyclic.spec = cyclic;

test.each<[string, unknown, string]>([
  [
    'a RegExp',
    { a: [/b/] },
    'toX: partial.a[0] must be a plain value or a matcher, got a RegExp; use expect.stringMatching',
  ],
  ['a Map', { spec: new Map() }, 'partial.spec must be a plain value or a matcher, got an instance of a class'],
  ['a Date', { spec: new Date(0) }, 'got an instance of a class; set an object with its fields'],
  [
    'a function',
    { spec: () => ({}) },
    'partial.spec must be a plain value or a matcher, got a function; call it first',
  ],
  ['a symbol', { spec: Symbol('a') }, 'got a symbol'],
  ['a value that contains itself', cyclic, 'partial is nested more than 1000 levels deep'],
])('rejects %s, which would match every object or none', (_, partial, message) => {
  expect(check(partial)).toThrow(message);
});

test('accepts plain values, and matchers whatever is in them', () => {
  const bare = Object.assign(Object.create(null), { a: 1 });
  expect(
    check({ a: [1, 'b', true, null, undefined], bare, c: absent(), d: expect.stringMatching(/e/), f: expect.any(Map) }),
  ).not.toThrow();
});
