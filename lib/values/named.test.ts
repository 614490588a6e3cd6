import { nameOf } from './named';

it('returns a string, or the name of an object', () => {
  expect(nameOf('db')).toBe('db');
  expect(nameOf({ name: 'db' })).toBe('db');
});
