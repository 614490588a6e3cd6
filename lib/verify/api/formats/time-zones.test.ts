import { isTimeZone } from './time-zones';

describe('time zones', () => {
  it('include all that Node knows', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((name) => !isTimeZone(name))).toEqual([]);
  });

  it('include backward-compatible names, and no unknown ones', () => {
    expect(['UTC', 'US/Eastern', 'Etc/GMT+5', 'America/Argentina/ComodRivadavia'].every(isTimeZone)).toBe(true);
    expect(['', 'utc', 'Europe', 'Local', 'constructor'].some(isTimeZone)).toBe(false);
  });
});
