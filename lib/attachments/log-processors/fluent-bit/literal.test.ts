import fc from 'fast-check';
import { literal, literalProblem, variable } from './literal';

describe('literal', () => {
  test.each(['a${HOME}b', '${', 'a\nb', 'a\r', 'a\tb', '\u0000', '\u007f', '\u0085', '\u2028', '\uFEFF', '\uD800'])(
    'rejects %j, which Fluent Bit does not read literally',
    (text) => {
      expect(() => literal(text, 'loki: tenant')).toThrow(RangeError);
      expect(() => literal(text, 'loki: tenant')).toThrow(/^loki: tenant must not contain .*, got ".*"$/s);
    },
  );

  test.each(['', 'plain', 'a: b', '$field', 'it\'s "quoted" \\', '{}', '%Y-%m', 'größe 😀', '- x', '#'])(
    'takes %j',
    (text) => {
      expect(literal(text, 'loki: tenant')).toBe(text);
    },
  );

  test('never accepts a string that refers to a variable', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => literalProblem(`${a}${variable('X')}${b}`) !== undefined),
    );
  });
});
