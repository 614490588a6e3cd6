import { plan } from '../../plan';
import { remarks } from './output-text';

test('a refusal of a whole object is printed once, without a field', () => {
  const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'big' }, data: { a: 'x'.repeat(1_048_577) } };
  const [planned] = plan([], [config], { kubernetes: '1.37' }).objects;
  expect(planned?.summary).toContain('values must be at most 1048576 bytes together');
  expect(planned && remarks(planned).filter((text) => text.startsWith('refused'))).toEqual([]);
});
