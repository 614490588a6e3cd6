import { parsing } from './operators';
import { timeLayout } from './time-layout';

const names = { body: undefined, severity: 'level' };
const types = (parse: Parameters<typeof parsing>[0]) => parsing(parse, names).operators.map(({ type }) => type);

describe('parsing', () => {
  test('makes a record of every line by default', () => {
    expect(parsing(undefined, names)).toEqual({
      receiver: { force_flush_period: '0s' },
      operators: [],
      flushSeconds: 0,
    });
  });

  test('makes attributes of the fields of a JSON object, and of some of them a time, a severity and a body', () => {
    expect(types('json')).toEqual(['json_parser', 'severity_parser', 'move', 'move']);
    expect(types({ json: { timeKey: 'time', timeFormat: '%s' } })).toContain('time_parser');
    const named = parsing('json', { body: 'msg', severity: 'log.level' }).operators;
    expect(named.map(({ parse_from: from }) => from)).toContain('attributes["log.level"]');
    expect(named.at(-1)).toMatchObject({ type: 'move', from: 'attributes["msg"]', to: 'body' });
  });

  test.each(['^(?!\\s)', '(?<=a)b', '(a)\\1', 'a++', '\\h'])('rejects %s, which RE2 does not have', (firstLine) => {
    expect(() => parsing({ multiline: { firstLine } }, names)).toThrow(
      /^otelCollector: parse.multiline.firstLine must be a regular expression of RE2, which has no ".+", got ".*"; rewrite/,
    );
  });

  test.each(['^\\d{4}', '^(?:a|b)+$', '^\\\\1', '(?<year>\\d+)', '[+]+'])('accepts %s', (firstLine) => {
    expect(() => parsing({ multiline: { firstLine } }, names)).not.toThrow();
  });

  test('rejects names that would be more than a name in an expression', () => {
    expect(() => parsing('json', { ...names, severity: 'a"] == nil or ["' })).toThrow(
      'otelCollector: severityField must consist of letters, digits, "_", ".", "@" and "-"',
    );
  });
});

describe('timeLayout', () => {
  test('takes directives that mean the same, and seconds since the epoch', () => {
    expect(timeLayout('%Y-%m-%dT%H:%M:%S.%L%z', 'x')).toEqual({
      layout_type: 'strptime',
      layout: '%Y-%m-%dT%H:%M:%S.%L%z',
    });
    expect(timeLayout('%s', 'x')).toEqual({ layout_type: 'epoch', layout: 's' });
    expect(timeLayout('%s.%L', 'x')).toEqual({ layout_type: 'epoch', layout: 's.ns' });
  });

  test.each(['%j', '%k', '%s %Y', '%', '%Ey'])(
    'rejects %s, which the Collector reads otherwise or not at all',
    (format) => {
      expect(() => timeLayout(format, 'parse.json.timeFormat')).toThrow(
        /^parse.json.timeFormat must not contain "%.?"/,
      );
    },
  );
});
