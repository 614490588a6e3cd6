import { failuresText } from './printed-events';

const failed = (name: string, reason: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  namespace: 'shop',
  name,
  action: 'failed' as const,
  reason,
  conflicts: [],
});
const missing = (name: string) => failed(name, `ConfigMap shop/${name}: Namespace shop not found; create it first`);

test('objects that fail for the same reason are one line', () => {
  const other = 'ConfigMap shop/c: data: must be an object';
  expect(failuresText([missing('a'), failed('c', other), missing('b')])).toEqual([
    'ConfigMap shop/a (and 1 more): Namespace shop not found; create it first',
    other,
  ]);
});

test('a reason that does not begin with the name of its object is printed as it is', () => {
  expect(failuresText([failed('a', 'the server has gone away')])).toEqual(['the server has gone away']);
});
