import { verify } from '../../verify';

function answers(metadata: object, spec: object = {}): readonly string[] {
  const object = { apiVersion: 'v1', kind: 'Namespace', metadata, spec };
  return verify(object, { kubernetes: '1.35', practices: false }).map(
    ({ reason, code, serverField, field }) => `${reason ?? code} ${serverField ?? field}`,
  );
}

test('a Namespace has a label for its name, which the server also writes as its label', () => {
  expect(answers({ name: 'shop' })).toEqual([]);
  expect(answers({ name: 'shop.eu' })).toEqual(['FieldValueInvalid metadata.name']);
  expect(answers({ name: 'shop-' })).toEqual(['FieldValueInvalid metadata.name', 'FieldValueInvalid metadata.labels']);
  expect(answers({ name: 'shop', labels: { 'kubernetes.io/metadata.name': '-' } })).toEqual([]);
  expect(answers({})).toEqual(['FieldValueRequired metadata.name']);
});

test.each(['', 'shop', 'Not a name'])(
  'a namespace of %j in a Namespace is ignored, as servers ignore it',
  (namespace) => {
    expect(answers({ name: 'shop', namespace })).toEqual([]);
  },
);

test('finalizers of others than Kubernetes have a prefix', () => {
  expect(answers({ name: 'shop' }, { finalizers: ['kubernetes', 'example.com/a'] })).toEqual([]);
  expect(answers({ name: 'shop' }, { finalizers: ['mine'] })).toEqual(['FieldValueInvalid spec.finalizers']);
});
