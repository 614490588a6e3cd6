import { withStoredData } from './secret-data';

const secret = (fields: object) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, ...fields });

test('stringData of a Secret is data, in base64 of UTF-8, and counts before it', () => {
  expect(withStoredData(secret({ stringData: { a: 'ä', b: '' }, data: { a: 'eA==', c: 'eQ==' } }))).toEqual(
    secret({ data: { a: 'w6Q=', b: '', c: 'eQ==' } }),
  );
  expect(withStoredData(secret({ stringData: {} }))).toEqual(secret({ data: {} }));
  expect(withStoredData(secret({ stringData: { a: 'x' }, data: null }))).toEqual(secret({ data: { a: 'eA==' } }));
});

test.each([
  ['a Secret without it', secret({ data: { a: 'eA==' } })],
  ['a value that is not a string', secret({ stringData: { a: 1 } })],
  ['a list', secret({ stringData: ['a'] })],
  ['data that is not an object', secret({ stringData: { a: 'b' }, data: 'c' })],
  ['another kind', { apiVersion: 'a.example/v1', kind: 'Secret', stringData: { a: 'b' } }],
])('%s stays as it is', (_what, manifest) => {
  expect(withStoredData(manifest)).toBe(manifest);
});
