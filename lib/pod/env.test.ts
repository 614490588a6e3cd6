import fc from 'fast-check';
import { env, fromConfigMap, fromField, fromResource, fromSecret, type SecretSource } from './env';

test('values become strings in the given order, and sources are kept', () => {
  expect(
    env({
      ZONE: 'eu',
      PORT: 8080,
      DEBUG: false,
      EMPTY: '',
      POD: fromField('metadata.name'),
      PASSWORD: fromSecret('redis', 'password'),
      LEVEL: fromConfigMap({ name: 'settings' }, 'level', { optional: true }),
      MEMORY: fromResource('limits.memory', { containerName: 'app', divisor: '1Mi' }),
    }),
  ).toEqual([
    { name: 'ZONE', value: 'eu' },
    { name: 'PORT', value: '8080' },
    { name: 'DEBUG', value: 'false' },
    { name: 'EMPTY', value: '' },
    { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'redis', key: 'password' } } },
    { name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'settings', key: 'level', optional: true } } },
    {
      name: 'MEMORY',
      valueFrom: { resourceFieldRef: { containerName: 'app', resource: 'limits.memory', divisor: '1Mi' } },
    },
  ]);
});

test('returns each variable once, with any name and value', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string()), (variables) => {
      expect(Object.fromEntries(env(variables).map(({ name, value }) => [name, value]))).toEqual({ ...variables });
    }),
  );
});

test.each([undefined, null, Number.NaN, Number.POSITIVE_INFINITY])('rejects the value %s', (value) => {
  // @ts-expect-error what a caller without a compiler may give
  const call = () => env({ LEVEL: value });
  expect(call).toThrow(/^env: LEVEL must be a string, a finite number, a boolean/);
});

test('rejects a literal and a ConfigMap as a secret source', () => {
  // @ts-expect-error a password would be in the manifest
  const literal: SecretSource = 'hunter2';
  // @ts-expect-error a ConfigMap is readable by everybody
  const open: SecretSource = fromConfigMap('redis', 'password');
  const source: SecretSource = fromSecret({ name: 'redis' }, 'password');
  expect([literal, open, source]).toContainEqual({ secretKeyRef: { name: 'redis', key: 'password' } });
});

test('a field that a variable cannot have does not compile', () => {
  expect(fromField("metadata.labels['app']")).toEqual({ fieldRef: { fieldPath: "metadata.labels['app']" } });
  // @ts-expect-error only a volume can have all labels
  expect(fromField('metadata.labels')).toBeDefined();
});
