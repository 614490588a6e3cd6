import { loneBracket } from './lone-bracket';

// What Java 17 and Go 1.26 say of each.

test.each<[string, string | undefined, string | undefined]>([
  ['a(b)[c(]\\(', undefined, undefined],
  ['\\Q((\\E[a]', undefined, undefined],
  ['[](a]', undefined, undefined],
  ['[^](a]', undefined, undefined],
  ['[[:alpha:](]', undefined, undefined],
  ['[a&&[^b]]', undefined, undefined],
  ['(?i)a.*+', undefined, undefined],
  ['[a[b]', '[', undefined],
  ['[a[]', '[', undefined],
  ['[a[](]]', undefined, '('],
  ['a)', ')', ')'],
  ['((a)', '(', '('],
  ['[a', '[', '['],
])('the lone bracket of %s is %s in Java, and %s in Go', (pattern, nested, flat) => {
  expect(loneBracket(pattern, 'nested')).toBe(nested);
  expect(loneBracket(pattern, 'flat')).toBe(flat);
});
