import { durationOption } from './duration-option';

test.each([
  ['300', 300],
  ['5m', 300],
  ['1h30m', 5400],
  ['500ms', 0.5],
])('reads %s as %s seconds', (text, seconds) => {
  expect(durationOption(text)).toBe(seconds);
});

test.each(['', '0', '-5s', 'soon', '5 m', '1e3', 'Infinity'])('rejects "%s" with durations to set', (text) => {
  expect(() => durationOption(text)).toThrow('must be a duration; set one such as 90s, 5m or 1h30m');
});
