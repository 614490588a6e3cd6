import { selectorText } from './log-source';

test.each([
  [{ app: 'web' }, 'app=web'],
  [{ matchLabels: { a: 'b', c: 'd' } }, 'a=b,c=d'],
  [
    {
      matchExpressions: [
        { key: 'a', operator: 'In', values: ['x', 'y'] },
        { key: 'b', operator: 'NotIn', values: ['z'] },
        { key: 'c', operator: 'Exists' },
        { key: 'd', operator: 'DoesNotExist' },
      ],
    },
    'a in (x,y),b notin (z),c,!d',
  ],
  [undefined, ''],
])('the selector %j is %s in a query', (selector, expected) => {
  expect(selectorText(selector)).toBe(expected);
});
