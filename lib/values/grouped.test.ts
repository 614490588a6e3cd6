import { grouped } from './grouped';

test('groups entries by a key, groups and entries in their order', () => {
  expect([...grouped(['web', 'api', 'worker', 'auth'], (word) => word[0])]).toEqual([
    ['w', ['web', 'worker']],
    ['a', ['api', 'auth']],
  ]);
  expect(grouped([], String).size).toBe(0);
});
