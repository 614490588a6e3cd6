import { parsing } from './parse';

describe('parsing', () => {
  test('needs no parser if each line is a record', () => {
    expect(parsing()).toEqual({ tail: {}, filters: [], flushSeconds: 0, ownFields: false });
  });

  test('reads one JSON object in each line, with its own time if set', () => {
    expect(parsing('json')).toEqual({
      parsers: [{ name: 'logs-json', format: 'json' }],
      tail: { parser: 'logs-json' },
      filters: [],
      flushSeconds: 0,
      ownFields: true,
    });
    expect(parsing({ json: { timeKey: 'ts', timeFormat: '%s.%L' } }).parsers).toEqual([
      { name: 'logs-json', format: 'json', time_key: 'ts', time_format: '%s.%L', time_keep: true },
    ]);
    expect(parsing({ json: false })).toEqual(parsing());
  });

  test("joins the lines of a language's stack traces", () => {
    expect(parsing({ multiline: 'java' })).toEqual({
      tail: { 'multiline.parser': 'java' },
      filters: [],
      flushSeconds: 8,
      ownFields: false,
    });
  });

  test('joins lines up to the next first one', () => {
    const { tail, multilineParsers } = parsing({ multiline: { firstLine: '^\\d{4}-|^\\[' } });
    expect(tail).toEqual({ 'multiline.parser': 'logs-multiline' });
    expect(multilineParsers).toEqual([
      {
        name: 'logs-multiline',
        type: 'regex',
        flush_timeout: 1000,
        rules: [
          { state: 'start_state', regex: '/^\\d{4}-|^\\[/', next_state: 'cont' },
          { state: 'cont', regex: '/^(?!.*(?:^\\d{4}-|^\\[))/', next_state: 'cont' },
        ],
      },
    ]);
  });

  test.each([
    ['^\\d{4}-', '2026-11-23 started', '  at line 7'],
    ['ERROR|WARN', 'x ERROR y', 'a plain line'],
    ['^\\S', 'first', '\tat x'],
  ])('takes a line for the continuation of a record exactly where %s does not match it', (firstLine, first, other) => {
    const rules = parsing({ multiline: { firstLine } }).multilineParsers?.[0]?.rules;
    const [start, rest] = (Array.isArray(rules) ? rules : []).map(
      ({ regex }) => new RegExp(String(regex).slice(1, -1)),
    );
    expect([start?.test(first), rest?.test(first)]).toEqual([true, false]);
    expect([start?.test(other), rest?.test(other)]).toEqual([false, true]);
  });

  test('parses what it has joined', () => {
    const { tail, filters } = parsing({ json: true, multiline: 'python' });
    expect(tail).toEqual({ 'multiline.parser': 'python' });
    expect(filters).toEqual([{ name: 'parser', match: '*', key_name: 'log', parser: 'logs-json', reserve_data: true }]);
  });

  test('rejects strings that Fluent Bit does not read literally', () => {
    expect(() => parsing({ multiline: { firstLine: 'a\nb' } })).toThrow(
      /^parse\.multiline\.firstLine must not contain line breaks or other control characters/,
    );
    expect(() => parsing({ multiline: { firstLine: '' } })).toThrow(/^parse\.multiline\.firstLine must not be empty/);
    expect(() => parsing({ json: { timeKey: '${X}', timeFormat: '%s' } })).toThrow(
      /^parse\.json\.timeKey must not contain/,
    );
  });
});
