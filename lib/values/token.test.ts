import { Lazy } from 'cdk8s';
import { nameOf } from './named';
import { isToken, produced } from './token';

const lazy = Lazy.any({ produce: () => ({ resolve: () => 'late' }) });

it('recognizes what cdk8s resolves, and produces its last value', () => {
  expect(isToken(lazy)).toBe(true);
  expect(produced(lazy)).toBe('late');
  expect([undefined, null, 'produce', { produce: 'x' }, [], () => 1].some(isToken)).toBe(false);
});

it('keeps a token in place of a name', () => {
  expect(nameOf(lazy)).toBe(lazy);
});
