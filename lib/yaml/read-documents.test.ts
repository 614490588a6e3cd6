import { readDocuments } from './read-documents';

const values = (text: string) => readDocuments(text).map(({ value }) => value);
/** Message, fix and the text from where the problem is, up to the end of its line. */
const problems = (text: string) =>
  readDocuments(text).flatMap(({ problem }) =>
    problem === undefined ? [] : [[problem.message, problem.fix, text.slice(problem.offset).split('\n')[0]]],
  );

describe('documents of YAML', () => {
  test('are separated by lines that start with ---, and empty ones do not count', () => {
    expect(values('# nothing\n---\na: 1\n--- # x\n---\t\nb: 2\n---\n')).toEqual([{ a: 1 }, { b: 2 }]);
    expect(values('--- \r\na: 1\r\n---\r\nb: 2')).toEqual([{ a: 1 }, { b: 2 }]);
  });

  test('are separated within strings and blocks as well, like in kubectl', () => {
    expect(problems('a: "x\n---\ny"\n')).toEqual([['missing closing double quote', 'close it', '"x']]);
    expect(values('a: |\n  x\n  ---\n  y\n')).toEqual([{ a: 'x\n---\ny\n' }]);
  });

  test('are read after an unreadable one', () => {
    expect(values('a: [\n---\nb: 2\n---\nc: @\n---\nd: 4\n')).toEqual([undefined, { b: 2 }, undefined, { d: 4 }]);
  });

  test.each([
    ['a: 1\n...\nb: 2\n', 'replace ... with ---', 'b: 2'],
    ['a: 1\n... # x\n\n# y\n@\n', 'replace ... with ---', '@'],
    ['{a: 1}\n{b: 2}\n', 'separate documents with ---, or remove it', '{b: 2}'],
    ['[a] b\n', 'separate documents with ---, or remove it', 'b'],
  ])('are read up to what kubectl ignores: %j', (text, fix, ignored) => {
    expect(problems(text)).toEqual([['silently ignored by kubectl from here on', fix, ignored]]);
    expect(values(text)).toHaveLength(1);
  });

  test.each(['a: 1\n...\n', 'a: 1\n...\n...\n# x\n', 'a: 1\n...'])('can end with dots: %j', (text) => {
    expect(problems(text)).toEqual([]);
  });

  test('lose a last line that fills the buffer of kubectl and has no line break', () => {
    const line = `b: ${'x'.repeat(4096 - 3)}`;
    expect(values(`a: 1\n${line}`)).toEqual([{ a: 1 }, undefined]);
    expect(problems(`a: 1\n${line}`)).toEqual([
      [expect.stringContaining('no line break'), 'end it with a line break', line],
    ]);
    expect(values(`a: 1\n${line}\n`)).toEqual([{ a: 1, b: line.slice(3) }]);
    expect(values(`a: 1\n${line}x`)).toEqual([{ a: 1, b: `${line.slice(3)}x` }]);
  });

  test('can start with one byte order mark each', () => {
    expect(values('---\na: 1\n---\n\ufeffb: 2\n')).toEqual([{ a: 1 }, { b: 2 }]);
    expect(problems('a: 1\n---\n\ufeff\ufeffb: 2\n')).toEqual([
      ['a second byte order mark', 'remove it', '\ufeffb: 2'],
    ]);
  });
});

describe('documents of JSON', () => {
  test('are values one after the other', () => {
    expect(values(' {"a": 1}{"b":"\\ud83d\\ude00\\/"}\n[1, null]\n"x" 5 null true')).toEqual([
      { a: 1 },
      { b: '😀/' },
      [1, null],
      'x',
      5,
      true,
    ]);
  });

  test('are JSON, and not YAML', () => {
    expect(values('{"a": "\\ud800", "b": 010}')).toEqual([undefined]);
    expect(values('{"a": "\\ud800"}')).toEqual([{ a: '\ufffd' }]);
    expect(values('{"a": "yes", "b": 1.10, "c": 123456789012345680}')).toEqual([
      { a: 'yes', b: 1.1, c: 123456789012345680 },
    ]);
  });

  test('can be followed by YAML, up to the second one', () => {
    expect(values('{"a":1}\n---\nb: yes\n---\nc: 3\n')).toEqual([{ a: 1 }, { b: true }, { c: 3 }]);
    expect(values('{"a":1}{"b":1}\n---\nc: 3\n')).toEqual([{ a: 1 }, { b: 1 }, undefined]);
    expect(values('{a: 1}\n---\nb: 2\n')).toEqual([{ a: 1 }, { b: 2 }]);
  });

  test.each([
    ['{"a":1}{"b":1}{"c": [1 2]}', 'missing , or ] in JSON', '2]}'],
    ['{"a":1}{"b":1}{"c" 1}', 'missing : in JSON', '1}'],
    ['{"a":1}{"b":1}{c: 1}', 'a key must be a string in double quotes in JSON', 'c: 1}'],
    ['{"a":1}{"b":1}{"c": "x', 'a string of JSON must end in its line', '"x'],
    ['{"a":1}{"b":1}{"c": "\\x"}', 'unknown escape in a string of JSON', '"\\x"}'],
    ['{"a":1}{"b":1}{"c": 1e999}', 'a number that is too large', '1e999}'],
    ['{"a":1}{"b":1}{"c": 1.}', 'missing value in JSON', '.}'],
  ])('that cannot be read: %s', (text, message, rest) => {
    expect(problems(text).map(([said, , at]) => [said, at])).toEqual([[message, rest]]);
  });
});

describe('what kubectl refuses', () => {
  test.each([
    ['a: b: c\n', 'a second ": " in one line', ': c'],
    ['a: - b\n', 'a list must start on a line of its own', '- b'],
    ['a: 1\nb\nc: 2\n', 'missing ": " after a key', 'b'],
    ['a:\n  - b\n c: d\n', 'unexpected characters', 'c: d'],
    ['a: [b, c\nd: e\n', 'missing , or ]', ': e'],
    ['a: {b: c\n', 'missing closing }', '{b: c'],
    ['a: "b\n', 'missing closing double quote', '"b'],
    ["a: 'b\n", 'missing closing single quote', "'b"],
    ['a: "\\/"\n', 'unknown escape in double quotes', '\\/"'],
    ['a: "\\ud83d\\ude00"\n', '\\u with a code that is not a character', '\\ud83d\\ude00"'],
    ['a: "\\x1"\n', '\\x needs 2 hexadecimal digits', '\\x1"'],
    ['a:\n\tb: 1\n', 'tab in the indentation', '\tb: 1'],
    ['a: |\n  \tx\n', 'tab in the indentation of a block', '\tx'],
    ['a: |x\n', 'characters after |', 'x'],
    ['a: |0\n', 'the indentation of a block must be 1 to 9, got 0', '0'],
    ['a: @b\n', 'a value must not start with @', '@b'],
    ['a: `b`\n', 'a value must not start with `', '`b`'],
    ['a: %b\n', 'a value must not start with %', '%b'],
    ['a: *b\n', 'unknown anchor', '*b'],
    ['a: *{b}\n', 'invalid alias', '*{b}'],
    ['a: &a [*a]\n', 'the anchor contains this alias of it', '*a]'],
    ['a: !e!x b\n', 'unknown tag', '!e!x b'],
    ['a: !!int b\n', 'must be an integer because of its tag, got a string of 1 characters', 'b'],
    ['a: .inf\n', '.inf is not a number in JSON', '.inf'],
    ['~: 1\n', 'a key must not be null', '~: 1'],
    ['18446744073709551615: 1\n', '18446744073709551615 is too large for a key', '18446744073709551615: 1'],
    ['a:\n  <<: 1\n', '<< must be an object, or a list of objects', '1'],
    ['? [a]\n: 1\n', 'a key must be a string', '[a]'],
    ['{{ .Values.x }}: 1\n', 'a key must be a string', '{{ .Values.x }}: 1'],
    ['%YAML 1.2\r---\ra: 1\r', 'kubectl reads YAML 1.1 only', '%YAML 1.2\r---\ra: 1\r'],
    ['a: 1\n--- b\n', 'characters after ---', 'b'],
    ['a: "\u0007"\n', 'character U+0007 is not allowed in YAML', '\u0007"'],
    ['# \u{fffe}\na: 1\n', 'character U+FFFE is not allowed in YAML', '\u{fffe}'],
    [`${'['.repeat(300)}\n`, 'nested deeper than 256', '['.repeat(300 - 256)],
  ])('is a problem where it is: %j', (text, message, rest) => {
    const [problem] = problems(text);
    expect(problem).toEqual([expect.stringContaining(message), problem?.[1], rest]);
  });

  test('is reported without the text, which may be secret', () => {
    const secret = 'hunter2';
    const texts = [
      `*${secret}`,
      `!e!${secret} x`,
      `!!int ${secret}`,
      `"\\${secret}"`,
      `[${secret}`,
      `|${secret}`,
      `b: ${secret}`,
    ];
    for (const text of texts)
      expect(JSON.stringify(problems(`password: ${text}\n`).map(([message, fix]) => [message, fix]))).not.toContain(
        'unter2',
      );
  });
});

describe('positions', () => {
  const text = `# x
a: &x
  - b: 1.10
    "c": 'x y'
  - {d: !!str 5, e: [f]}
<<: {m: 0x1F}
g: *x
h: |
  text
a.b/c: yes
`;
  const [document] = readDocuments(text);
  const at = (field: string) => text.slice(document?.offsetOf(field)).split('\n')[0];
  const spelling = (field: string) => document?.spellingOf(field)?.text;

  test.each([
    ['', 'a: &x'],
    ['a', 'a: &x'],
    ['a[0]', 'b: 1.10'],
    ['a[0].c', `"c": 'x y'`],
    ['a[1].e[0]', 'f]}'],
    ['a[1].z', '{d: !!str 5, e: [f]}'],
    ['a[2].b', 'a: &x'],
    ['m', 'm: 0x1F}'],
    ['g[0].b', 'b: 1.10'],
    ['[a.b/c]', 'a.b/c: yes'],
    ['none.of.them', 'a: &x'],
  ])('the field %j is found', (field, line) => {
    expect(at(field)).toBe(line);
  });

  test.each([
    ['a[0].b', '1.10'],
    ['a[0].c', "'x y'"],
    ['a[1].d', '5'],
    ['m', '0x1F'],
    ['g[0].b', '1.10'],
    ['[a.b/c]', 'yes'],
    ['h', '|\n  text\n'],
    ['a', undefined],
    ['z', undefined],
  ])('the value of %j is spelled as it is written', (field, expected) => {
    expect(spelling(field)).toBe(expected);
  });

  test.each([
    ['!!int "3"', { text: '"3"', isTagged: true }],
    ['!!int 0o17', { text: '0o17', isTagged: true }],
    ['&b !!float 1.10', { text: '1.10', isTagged: true }],
    ['&b 1.10', { text: '1.10', isTagged: false }],
  ])('of %s is known whether there is a tag', (value, expected) => {
    expect(readDocuments(`a: ${value}\n`)[0]?.spellingOf('a')).toEqual(expected);
  });

  test('in an object with many keys, the last one of a name counts', () => {
    const many = `${Array.from({ length: 30 }, (_, key) => `k${key}: ${key}\n`).join('')}k3: 1.10\n`;
    const [found] = readDocuments(many);
    expect(many.slice(found?.offsetOf('k3'))).toBe('k3: 1.10\n');
    expect(found?.spellingOf('k3')?.text).toBe('1.10');
  });

  test('of keys that are set twice are those of both', () => {
    const twice = 'a:\n  b: 1\n  c: 2\n  "b": 3\n';
    expect(readDocuments(twice)[0]?.duplicates).toEqual([
      { name: 'b', field: 'a.b', first: twice.indexOf('b: 1'), offset: twice.indexOf('"b": 3') },
    ]);
    expect(values(twice)).toEqual([{ a: { b: 3, c: 2 } }]);
  });

  test('of JSON are those of JSON', () => {
    const json = '{"kind": "A"}\n{"kind": "B", "n": [1.10, {"x": "\\/"}]}';
    const [, second] = readDocuments(json);
    expect(json.slice(second?.offsetOf('n[1].x'))).toBe('"x": "\\/"}]}');
    expect(second?.spellingOf('n[0]')).toEqual({ text: '1.10', isTagged: false });
    expect(second?.spellingOf('n[1].x')?.text).toBe('"\\/"');
  });
});
