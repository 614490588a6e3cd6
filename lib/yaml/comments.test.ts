import { expectLinear } from '../../test-helpers/linear-time';
import { readDocuments } from './read-documents';

/** The comments of each document: side, value and text. */
const commentsOf = (text: string) =>
  readDocuments(text).map((document) =>
    document.comments().map(({ side, steps, text: comment }) => `${side} ${steps.join('/')}:${comment}`),
  );

describe('the comments of a document', () => {
  test('are next to the key or item that follows, or that they share a line with', () => {
    const text = `# the cart
kind: ConfigMap # core
metadata:
  # its name
  name: cart
  labels: { a: "b # no", c: 'd' } # flow
list:
# first
- a # trailing
- b: 1
  # second key
  c: 2
`;
    expect(commentsOf(text)).toEqual([
      [
        'before : the cart',
        'before kind: core',
        'before metadata/name: its name',
        'before metadata/labels/c: flow',
        'before list/0: first',
        'before list/0: trailing',
        'before list/1/c: second key',
      ],
    ]);
  });

  test('stand behind a value where what follows is less indented', () => {
    expect(commentsOf('a:\n  - b: 1\n    # c: 2\n  # - b: 3\nd: 4\n# the end\n')).toEqual([
      ['after a/0/b: c: 2', 'after a/0: - b: 3', 'after d: the end'],
    ]);
  });

  test('between a key and its first value are about the value, however they are indented', () => {
    expect(commentsOf('a:\n  b:\n    c: 1\n  d:\n    # the first\n  - e: 1\n')).toEqual([['before a/d/0: the first']]);
  });

  test('that are items of a list stand behind its last item', () => {
    expect(commentsOf('a:\n- b: 1\n# - b: 2\n#   c: 3\n# next\nd: 4\n# - not one\n')).toEqual([
      ['after a/0: - b: 2', 'after a/0:   c: 3', 'before d: next', 'after d: - not one'],
    ]);
  });

  test('are not what is within a scalar', () => {
    expect(commentsOf('a: | # header\n  # text\n  more\n# next\nb: "x # y"\nc: d#e\nurl: http://a/#b\n')).toEqual([
      ['before a: header', 'before b: next'],
    ]);
  });

  test('of empty documents belong to the next one, and those at the end to the last one', () => {
    expect(commentsOf('# license\n---\na: 1\n--- # second\nb: 1\n---\n# the end\n')).toEqual([
      ['before : license'],
      ['before : second', 'after b: the end'],
    ]);
  });

  test('are none in JSON', () => {
    expect(commentsOf('{"a": "# no"}')).toEqual([[]]);
  });
});

test.each([
  ['keys', (at: number) => `# about ${at}\nkey${at}: value\n`],
  ['documents', (at: number) => `---\n# about ${at}\nkey: value\n`],
])('comments of many %s take time in proportion to them', (what, part) => {
  const work = (size: number) => {
    const text = Array.from({ length: size }, (_, at) => part(at)).join('');
    return () => {
      for (const document of readDocuments(text)) document.comments();
    };
  };
  expectLinear(work, 500, what);
});
