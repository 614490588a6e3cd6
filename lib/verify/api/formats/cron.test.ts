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
  ])('%j is one', (schedule) => {
    expect(cronProblem(schedule)).toBeUndefined();
  });

  it.each([
    ['* * * *', 'has 4 fields, not the five of a schedule'],
    ['* * * * * *', 'has 6 fields, not the five of a schedule'],
    ['60 * * * *', 'has "60" for the minute, which is not within 0 and 59'],
    ['0 24 * * *', 'has "24" for the hour, which is not within 0 and 23'],
    ['0 0 0 * *', 'has "0" for the day of the month, which is not within 1 and 31'],
    ['0 0 * 13 *', 'has "13" for the month, which is not within 1 and 12'],
    ['0 0 * * 7', 'has "7" for the day of the week, which is not within 0 and 6'],
    ['5-1 * * * *', 'has "5-1" for the minute, which ends before it starts'],
    ['1-2-3 * * * *', 'has "1-2-3" for the minute, which has two hyphens'],
    ['1/2/3 * * * *', 'has "1/2/3" for the minute, which has two slashes'],
    ['*/0 * * * *', 'has "*/0" for the minute, which has steps of 0'],
    ['*/-1 * * * *', 'has "*/-1" for the minute, which is no number'],
    ['0 0 L * *', 'has "L" for the day of the month, which is no number'],
    ['0 0 * monday *', 'has "monday" for the month, which is no number'],
    ['@every 1d', 'has the duration "1d", which is none: write one as 1h30m'],
    ['@every 2562048h', 'has the duration "2562048h", which is none: write one as 1h30m'],
    ['@noon', 'is none of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly and @every'],
    [' @daily', 'has 1 fields, not the five of a schedule'],
    ['TZ=UTC', 'has a time zone and no schedule behind it'],
    ['TZ=Mars/Base 0 2 * * *', 'names the time zone "Mars/Base", which there is not'],
  ])('%j is none', (schedule, problem) => {
    expect(cronProblem(schedule)).toBe(problem);
  });

  it('is read in no time, whatever it is', () => {
    for (const part of ['1', ' ', ',', '1,', '/', '-', '@every 1', 'TZ=', '*/']) cronProblem(part.repeat(200_000));
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => typeof cronProblem(text) !== 'number'));
  });
});
