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
])('%p was meant to be %s', (name, meant) => {
  expect(nearest(name, fields)).toBe(meant);
});

it('a name of any length is answered at once', () => {
  const started = performance.now();
  expect(nearest('a'.repeat(1e6), [...fields, 'a'.repeat(1e6)])).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(1000);
});
