import fc from 'fast-check';
import { parse } from 'yaml';
import { literalProblem } from '../fluent-bit/literal';
import { writeYaml, type YamlNode } from './yaml';

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string(),
  fc.constantFrom(
    'on',
    'Yes',
    'null',
    '~',
    '1',
    '1e3',
    '0x1',
    '.5',
    '-',
    ': ',
    '# x',
    '- a',
    '{a: b}',
    '[',
    '&a',
    '*',
    '!x',
    '%',
    '@',
    '`',
    '<<',
    '|',
    '>',
    '2024-01-01',
    ' a ',
    'a\\',
  ),
);
const name = fc.stringMatching(/^k[a-z_.]{1,9}$/);
const { node } = fc.letrec<{ node: YamlNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    text.filter((value) => literalProblem(value) === undefined),
    fc.integer(),
    fc.boolean(),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(name, tie('node'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const fields = fc.dictionary(name, node, { maxKeys: 5, minKeys: 1, noNullPrototype: true });

describe('writeYaml', () => {
  test.each(['1.1', '1.2'] as const)('writes what a reader of YAML %s reads back as it was', (version) => {
    fc.assert(fc.property(fields, (given) => expect(parse(writeYaml(given), { version })).toEqual(given)));
  });

  test.each(['e0', 'E5', 'e-1'])('quotes %s, which some readers read as a number', (value) => {
    expect(writeYaml({ value })).toBe(`value: "${value}"\n`);
  });

  test('writes printable ASCII alone', () => {
    fc.assert(fc.property(fields, (given) => expect(writeYaml(given)).toMatch(/^[\n -~]*$/)));
  });

  test('nests in block style and omits absent fields', () => {
    const written = writeYaml({
      service: { flush: 1, http_server: true, absent: undefined },
      pipeline: {
        inputs: [{ name: 'tail', path: '/var/log/*.log' }],
        filters: [],
        outputs: [{ name: 'x', header: ['a b', 'c'] }],
      },
    });
    expect(written).toBe(
      [
        'service:',
        '  flush: 1',
        '  http_server: true',
        'pipeline:',
        '  inputs:',
        '    - name: tail',
        '      path: "/var/log/*.log"',
        '  filters: []',
        '  outputs:',
        '    - name: x',
        '      header:',
        '        - "a b"',
        '        - c',
        '',
      ].join('\n'),
    );
  });
});
