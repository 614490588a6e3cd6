import { nameOf } from './named';

it('a name is itself, and anything that has a name gives it', () => {
  expect(nameOf('db')).toBe('db');
  expect(nameOf({ name: 'db' })).toBe('db');
});
