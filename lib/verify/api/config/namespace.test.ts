import { verify } from '../../verify';

function answers(metadata: object, spec: object = {}): readonly string[] {
  const object = { apiVersion: 'v1', kind: 'Namespace', metadata, spec };
  return verify(object, { kubernetes: '1.35', practices: false }).map(
    ({ reason, code, serverField, field }) => `${reason ?? code} ${serverField ?? field}`,
  );
}

test('requires a Namespace name that is a valid label value', () => {
  expect(answers({ name: 'shop' })).toEqual([]);
  expect(answers({ name: 'shop.eu' })).toEqual(['FieldValueInvalid metadata.name']);
  expect(answers({ name: 'shop-' })).toEqual(['FieldValueInvalid metadata.name', 'FieldValueInvalid metadata.labels']);
  expect(answers({ name: 'shop', labels: { 'kubernetes.io/metadata.name': '-' } })).toEqual([]);
  expect(answers({})).toEqual(['FieldValueRequired metadata.name']);
});

test.each(['', 'shop', 'Not a name'])('ignores the namespace %j of a Namespace', (namespace) => {
  expect(answers({ name: 'shop', namespace })).toEqual([]);
});

test('rejects a finalizer of a Namespace without a domain prefix', () => {
  expect(answers({ name: 'shop' }, { finalizers: ['kubernetes', 'example.com/a'] })).toEqual([]);
  expect(answers({ name: 'shop' }, { finalizers: ['mine'] })).toEqual(['FieldValueInvalid spec.finalizers']);
});
