import { refused } from '../testdata/update-findings';

const configMap = (fields: object) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, ...fields });
const secret = (fields: object) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, ...fields });
const base64 = (text: string) => Buffer.from(text).toString('base64');

test('an immutable ConfigMap keeps its data, and any other may change it', () => {
  const old = configMap({ immutable: true, data: { a: '1', b: '2' } });
  expect(refused(configMap({ data: { a: '1' } }), configMap({ data: { a: '2' } }))).toEqual([]);
  expect(refused(old, configMap({ immutable: true, data: { b: '2', a: '1' } }))).toEqual([]);
  expect(refused(old, configMap({ immutable: true, data: { a: '1', b: '3' } }))).toEqual([
    'FieldValueForbidden data (data[b])',
  ]);
  expect(refused(old, configMap({ data: {}, binaryData: { c: 'YQ==' } }))).toEqual([
    'FieldValueForbidden immutable',
    'FieldValueForbidden data',
    'FieldValueForbidden binaryData',
  ]);
});

test('the same bytes in another spelling are no change', () => {
  const old = configMap({ immutable: true, binaryData: { a: 'YWJj' } });
  expect(refused(old, configMap({ immutable: true, binaryData: { a: 'YW\nJj' } }))).toEqual([]);
});

test('a Secret keeps its type, and an immutable one its data, wherever that is written', () => {
  const old = secret({ immutable: true, data: { a: base64('1') } });
  expect(refused(secret({}), secret({ type: 'example.com/key' }))).toEqual(['FieldValueInvalid type']);
  expect(refused(old, secret({ immutable: true, stringData: { a: '1' } }))).toEqual([]);
  expect(refused(old, secret({ immutable: true, stringData: { a: '2' } }))).toEqual([
    'FieldValueForbidden data (data[a])',
  ]);
  expect(refused(old, secret({ data: { a: base64('1') } }))).toEqual(['FieldValueForbidden immutable']);
});
