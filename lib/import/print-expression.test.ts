import vm from 'node:vm';
import fc from 'fast-check';
import { arbitraryString, arbitraryTree } from '../synth/yaml/testdata/arbitrary-tree';
import { type Expression, literal } from './expression';
import { printExpression } from './print-expression';
import { formatted } from './testdata/formatted';

const place = { indent: 0, column: 'export const x = '.length, behind: 1 };

function evaluated(text: string): unknown {
  return JSON.parse(JSON.stringify(vm.runInNewContext(`(${text})`)));
}

const jsonOf = (value: unknown) => JSON.parse(JSON.stringify(value ?? null));

describe('printExpression', () => {
  test('prints a literal that evaluates to the value', () => {
    fc.assert(
      fc.property(arbitraryTree, fc.integer({ min: 0, max: 100 }), (value, indent) => {
        const text = printExpression(literal(jsonOf(value)), { indent, column: indent, behind: 0 });
        expect(evaluated(text)).toEqual(jsonOf(value));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    [-0, '-0'],
    [1e21, '1e21'],
    ["it's", '"it\'s"'],
    [`both ' and "`, `'both \\' and "'`],
    ['ends in a line break\n', "'ends in a line break\\n'"],
    ['a\n  ${b} `c` \\d\r\n', '`a\n  \\${b} \\`c\\` \\\\d\\r\n`'],
    ['\u2028\u0000\ud800', "'\\u2028\\u0000\\ud800'"],
    [{ 'a-b': 1, ab: 2, 3: 4 }, "{ '3': 4, 'a-b': 1, ab: 2 }"],
    [[], '[]'],
    [{}, '{}'],
  ])('prints %j', (value, text) => {
    expect(printExpression(literal(value), place)).toBe(text);
  });

  test('keeps a key __proto__ a key', () => {
    const value = JSON.parse('{"__proto__":{"a":1}}');
    expect(printExpression(literal(value), place)).toBe("{ ['__proto__']: { a: 1 } }");
  });

  test('prints modes as octal numbers', () => {
    expect(printExpression({ type: 'scalar', value: 0o644, isOctal: true }, place)).toBe('0o644');
  });

  test('prints what the formatter leaves as it is', () => {
    const samples = [
      ...fc
        .sample(fc.tuple(arbitraryTree, fc.constant(0)), { numRuns: 150, seed: 7 })
        .map(([tree]) => literal(jsonOf(tree))),
      ...fc.sample(arbitraryCall, { numRuns: 250, seed: 7 }),
      ...edges.map((value) => literal(value)),
    ];
    const program = samples
      .map((value, at) => {
        const start = `export const x${at} = `;
        return `${start}${printExpression(value, { indent: 0, column: start.length, behind: 1 })};\n`;
      })
      .filter((text) => !isLoneLongString(text))
      .join('');
    expect(formatted(program, 'format')).toBe(program);
  });
});

/** A declaration of a string that does not fit, which no program has: the formatter puts it in a line of its own. */
const isLoneLongString = (text: string) => /^export const x\d+ = ['"]/.test(text);

const word = (length: number) => 'a'.repeat(length);
const edges = [
  { a: word(130), ab: word(130), abc: word(130), 'a-': word(130) },
  { numbers: Array.from({ length: 90 }, (_, at) => at * 1001) },
  Array.from({ length: 12 }, (_, at) => ({ name: word(at), value: at })),
  [{ a: 1, b: 2 }, { a: 1 }],
  [
    [1, 2],
    [3, 4],
  ],
  ...Array.from({ length: 8 }, (_, at) => ({ key: word(54), other: word(43 + at) })),
  ...Array.from({ length: 8 }, (_, at) => ({ key: [word(50), word(43 + at)], of: { a: word(100), b: word(at) } })),
  { script: ['sh', '-c', 'a\nb'], 'nginx.conf': 'server {\n  listen 80;\n}\n', long: `${word(200)}\n${word(200)}` },
  { wide: '日本語'.repeat(17), more: '日本語 テキスト' },
];

const arbitraryCall: fc.Arbitrary<Expression> = fc.letrec<{ value: Expression; call: Expression }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc
      .oneof(fc.string({ unit: fc.constantFrom(...'abc-/ '), maxLength: 40 }), fc.integer())
      .map((value) => literal(value)),
    arbitraryString.map((value) => literal(value)),
    fc.array(tie('value'), { maxLength: 4 }).map(listOf),
    fc
      .array(fc.tuple(fc.constantFrom('a', 'name', 'a-b', 'periodSeconds'), tie('value')), { maxLength: 4 })
      .map(objectOf),
    tie('call'),
  ),
  call: fc
    .tuple(fc.constantFrom('httpGet', 'mount', 'new Workload'), fc.array(tie('value'), { maxLength: 4 }))
    .map(([callee, args]): Expression => ({ type: 'call', callee, args, value: undefined })),
})).call;

function listOf(values: readonly Expression[]): Expression {
  return { type: 'list', items: values.map((value) => ({ value, from: [] })) };
}

function objectOf(entries: readonly (readonly [string, Expression])[]): Expression {
  const comments = (at: number) => (entries.length === 3 && at === 1 ? { before: ['// why'] } : {});
  return {
    type: 'object',
    entries: [...new Map(entries)].map(([key, value], at) => ({ key, value, from: [], ...comments(at) })),
  };
}
