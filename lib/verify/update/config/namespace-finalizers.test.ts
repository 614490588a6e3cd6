import { verifyUpdate } from '../../verify-update';
import { live } from '../testdata/update-findings';

const namespace = (finalizers: readonly string[] | undefined, metadata: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'shop', ...metadata },
  ...(finalizers !== undefined && { spec: { finalizers } }),
});
const found = (old: object, object: object) =>
  verifyUpdate(old, object, { kubernetes: '1.37' }).map(({ code, field }) => `${code} ${field}`);

test('an update of a Namespace keeps its finalizers, and drops others', () => {
  const old = live(namespace(['kubernetes']));
  expect(found(old, namespace(['kubernetes']))).toEqual([]);
  expect(found(old, namespace(undefined))).toEqual([]);
  expect(found(old, namespace(['example.com/a']))).toEqual(['shape/dropped-field spec.finalizers[0]']);
  expect(found(old, namespace(['kubernetes', 'example.com/a']))).toEqual(['shape/dropped-field spec.finalizers[1]']);
  expect(found(live(namespace(undefined)), namespace(['kubernetes']))).toEqual(['shape/dropped-field spec.finalizers']);
});

test('a Namespace has the finalizer of its creation', () => {
  expect(found(namespace(undefined), namespace(['kubernetes']))).toEqual([]);
  expect(found(namespace(undefined), namespace(['example.com/a']))).toEqual(['shape/dropped-field spec.finalizers[0]']);
});

test('a Namespace is in no namespace, whatever is written', () => {
  expect(found(namespace(undefined, { namespace: 'a' }), namespace(undefined, { namespace: 'b' }))).toEqual([]);
});
