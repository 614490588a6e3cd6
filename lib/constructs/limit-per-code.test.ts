import { limitPerCode } from './limit-per-code';

const lines = (code: string, many: number): [string, string | undefined][] =>
  Array.from({ length: many }, (_, at) => [`warning: w${at}: [${code}]`, code]);

test('prints a few lines in their order, those of one code together', () => {
  const codes = new Map([...lines('a', 1), ['note', undefined] as const, ...lines('b', 2), ['warning: z: [a]', 'a']]);
  expect(limitPerCode(codes, false)).toEqual([
    'warning: w0: [a]\n',
    'warning: z: [a]\n',
    'note\n',
    'warning: w0: [b]\n',
    'warning: w1: [b]\n',
  ]);
});

test('prints the first five of many lines with one code, the number of the others, and how to see them', () => {
  const printed = limitPerCode(new Map([...lines('practice/x', 10_000), ...lines('practice/y', 6)]), false);
  expect(printed).toHaveLength(5 + 1 + 6);
  expect(printed.slice(4, 7)).toEqual([
    'warning: w4: [practice/x]\n',
    '… and 9,995 more of practice/x (set CDK8S_PODS_ALL_WARNINGS=1 or run `cdk8s-pods verify` to see all)\n',
    'warning: w0: [practice/y]\n',
  ]);
});

test('prints all lines on request, and lines without a code always', () => {
  expect(limitPerCode(new Map(lines('a', 100)), true)).toHaveLength(100);
  const notes = Array.from({ length: 100 }, (_, at): [string, undefined] => [`note ${at}`, undefined]);
  expect(limitPerCode(new Map(notes), false)).toHaveLength(100);
});
