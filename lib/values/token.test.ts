import { Lazy } from 'cdk8s';
import { nameOf } from './named';
import { isToken, produced } from './token';

const lazy = Lazy.any({ produce: () => ({ resolve: () => 'late' }) });

it('a token is what cdk8s resolves, and produces what its last token does', () => {
  expect(isToken(lazy)).toBe(true);
  expect(produced(lazy)).toBe('late');
  expect([undefined, null, 'produce', { produce: 'x' }, [], () => 1].some(isToken)).toBe(false);
});

it('a token that is given for a name stays one', () => {
  expect(nameOf(lazy)).toBe(lazy);
});
