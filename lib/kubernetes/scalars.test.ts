import { scalars } from './scalars';

const judge = (scalar: keyof typeof scalars, values: readonly unknown[]) => values.filter(scalars[scalar].is);

it('accepts RFC 3339 times on days that exist', () => {
  const times = [
    '2026-11-23T10:00:00Z',
    '2026-11-23T1:00:00.5+01:00',
    '2026-11-23T10:00:00,5Z',
    '2024-02-29T23:59:59Z',
    '0000-01-01T00:00:00Z',
  ];
  expect(judge('time', times)).toEqual(times);
  const others = ['', '2026-11-23', '2026-11-23 10:00:00Z', '2026-11-23T10:00:00', '2026-11-23t10:00:00z', 1, null];
  const outside = ['2026-02-29T10:00:00Z', '2026-13-01T10:00:00Z', '2026-00-01T10:00:00Z', '2026-11-00T10:00:00Z'];
  const late = ['2026-11-23T24:00:00Z', '2026-11-23T10:60:00Z', '2026-11-23T10:00:60Z'];
  expect(judge('time', [...others, ...outside, ...late])).toEqual([]);
});

it('accepts base64 with padding over several lines', () => {
  const texts = ['', 'YQ==', 'YWI=', 'YWJj', 'YR==', '+/==', 'YQ\n==', 'YQ\r\n==\n', '\n'];
  expect(judge('bytes', texts)).toEqual(texts);
  expect(
    judge('bytes', ['YQ', 'YQ=', 'YQ===', '=', '====', 'YQ==YQ==', 'Y Q==', '_-==', 'YW=J', 'YWJj\t', [256], ['a']]),
  ).toEqual([]);
});

it('rejects integers beyond 32 or 64 bits', () => {
  expect(judge('int32', [0, -0, -(2 ** 31), 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 1.5, '1', Number.NaN])).toEqual([
    0,
    -0,
    -(2 ** 31),
    2 ** 31 - 1,
  ]);
  expect(judge('int64', [2 ** 40, -(2 ** 63), 2 ** 63, 1e30])).toEqual([2 ** 40, -(2 ** 63)]);
  expect(judge('intOrString', [1, 'http', '25%', 1.5, true, 2 ** 31])).toEqual([1, 'http', '25%']);
});
