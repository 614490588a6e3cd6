import { expectLinear } from '../../test-helpers/linear-time';
import { nearest } from './nearest';

const fields = [
  'image',
  'imagePullPolicy',
  'env',
  'envFrom',
  'name',
  'ports',
  'livenessProbe',
  'readinessProbe',
  'tty',
];

it.each([
  ['Image', 'image'],
  ['imagepullpolicy', 'imagePullPolicy'],
  ['imagePullPolcy', 'imagePullPolicy'],
  ['livnessProbe', 'livenessProbe'],
  ['port', 'ports'],
  ['envs', 'env'],
  ['nmae', 'name'],
  ['envform', 'envFrom'],
  ['spec', undefined],
  ['', undefined],
  ['constructor', undefined],
])('finds the nearest name to %p: %s', (name, meant) => {
  expect(nearest(name, fields)).toBe(meant);
});

it('takes linear time for a name of any length', () => {
  const looking = (name: string) => () => expect(nearest(name, [...fields, name])).toBeUndefined();
  expectLinear((size) => looking('a'.repeat(size)), 4000);
});
