import fc from 'fast-check';
import { cronProblem } from './cron';

describe('a schedule', () => {
  it.each([
    '* * * * *',
    '*/5 0-23/2 1,15 JAN-dec mon-FRI',
    '? ? ? ? ?',
    '5/10 * * * *',
    '+5 * * * *',
    '1,,2 * * * *',
    ', * * * *',
    '*-61-x * * * *',
    '0\t0  *\u00a0* *',
    '@hourly',
    '@every 1h30m',
    '@every -.5s',
    '@every 0',
    'TZ=Europe/Berlin 0 2 * * *',
    'CRON_TZ=UTC @daily',
    'TZ=Local * * * * *',
  ])('accepts %j', (schedule) => {
    expect(cronProblem(schedule)).toBeUndefined();
  });

  it.each([
    ['* * * *', 'must have 5 fields, got 4'],
    ['* * * * * *', 'must have 5 fields, got 6'],
    ['60 * * * *', 'minute must be 0 to 59, got "60"'],
    ['0 24 * * *', 'hour must be 0 to 23, got "24"'],
    ['0 0 0 * *', 'day of the month must be 1 to 31, got "0"'],
    ['0 0 * 13 *', 'month must be 1 to 12, got "13"'],
    ['0 0 * * 7', 'day of the week must be 0 to 6, got "7"'],
    ['5-1 * * * *', 'minute must not end before it starts, got "5-1"'],
    ['1-2-3 * * * *', 'minute must have at most one "-", got "1-2-3"'],
    ['1/2/3 * * * *', 'minute must have at most one "/", got "1/2/3"'],
    ['*/0 * * * *', 'minute must not have a step of 0, got "*/0"'],
    ['*/-1 * * * *', 'minute must be a number, got "*/-1"'],
    ['0 0 L * *', 'day of the month must be a number, got "L"'],
    ['0 0 * monday *', 'month must be a number, got "monday"'],
    ['@every 1d', '@every must have a duration such as 1h30m, got "1d"'],
    ['@every 2562048h', '@every must have a duration such as 1h30m, got "2562048h"'],
    [
      '@noon',
      'must be one of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly or @every, got "@noon"',
    ],
    [' @daily', 'must have 5 fields, got 1'],
    ['TZ=UTC', 'missing after the time zone'],
    ['TZ=Mars/Base 0 2 * * *', 'unknown time zone "Mars/Base"'],
  ])('rejects %j', (schedule, problem) => {
    expect(cronProblem(schedule)).toBe(problem);
  });

  it('is read in linear time', () => {
    for (const part of ['1', ' ', ',', '1,', '/', '-', '@every 1', 'TZ=', '*/']) cronProblem(part.repeat(200_000));
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => typeof cronProblem(text) !== 'number'));
  });
});
