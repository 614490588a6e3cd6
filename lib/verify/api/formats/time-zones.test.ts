import { isTimeZone } from './time-zones';

describe('time zones', () => {
  it('are all those that Node knows', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((name) => !isTimeZone(name))).toEqual([]);
  });

  it('have names of older days too, and no others', () => {
    expect(['UTC', 'US/Eastern', 'Etc/GMT+5', 'America/Argentina/ComodRivadavia'].every(isTimeZone)).toBe(true);
    expect(['', 'utc', 'Europe', 'Local', 'constructor'].some(isTimeZone)).toBe(false);
  });
});
