import { recordProgram } from './records';
import { setTime } from './time-format';

describe('recordProgram', () => {
  test('says where an event comes from, and parses JSON only where it should', () => {
    expect(recordProgram(false, 'app')).not.toContain('parse_json');
    expect(recordProgram(true, 'app')).toContain('parsed, err = parse_json(.message)');
    expect(recordProgram({ timeKey: 'time', timeFormat: '%s' }, 'app')).toContain('to_float(parsed."time")');
  });
});

describe('setTime', () => {
  test.each([
    ['%Y-%m-%dT%H:%M:%S.%L%z', '%Y-%m-%dT%H:%M:%S%.f%#z'],
    ['%d/%b/%Y:%H:%M:%S %z', '%d/%b/%Y:%H:%M:%S %#z'],
  ])('writes %s as %s', (timeFormat, format) => {
    expect(setTime('.t', timeFormat, 'x')).toContain(`parse_timestamp(.t, "${format}")`);
  });

  test.each(['%s %Y', '%k', '%Z', '%', '%Ey', '%H,%L'])(
    'rejects %s, which Vector reads otherwise or not at all',
    (format) => {
      expect(() => setTime('.t', format, 'parse.json.timeFormat')).toThrow(
        /^parse.json.timeFormat must not contain "%.?"/,
      );
    },
  );
});
