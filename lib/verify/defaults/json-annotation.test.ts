import { readJsonAnnotation } from './json-annotation';

const shape = { name: 'string', count: 'int32', amounts: { '*': 'quantity' }, inner: [{ name: 'string' }] } as const;

test.each([
  ['{"name":"a","count":1,"amounts":{"A":"1Gi"}}', { name: 'a', count: 1, amounts: { A: '1Gi' } }],
  ['{"NAME":"a","Count":1}', { name: 'a', count: 1 }],
  ['{"other":[1],"name":null}', { name: undefined }],
  ['{"inner":[null,{"name":"a"}]}', { inner: [{}, { name: 'a' }] }],
  ['{"__proto__":{"name":"a"}}', {}],
  ['null', {}],
])('reads fields by name, whatever their case, and null as absent: %s', (text, value) => {
  expect(readJsonAnnotation(text, shape)).toEqual(value);
});

test.each([
  '',
  '{',
  '[]',
  '1',
  '{"name":1}',
  '{"count":1.5}',
  '{"count":2147483648}',
  '{"amounts":{"a":"b"}}',
  '{"inner":[1]}',
])('reads nothing where any value has another type: %s', (text) => {
  expect(readJsonAnnotation(text, shape)).toBeUndefined();
});
