import { plan } from '../../plan';
import { planText, remarks } from './output-text';

test('a refusal of a whole object is printed once, without a field', () => {
  const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'big' }, data: { a: 'x'.repeat(1_048_577) } };
  const [planned] = plan([], [config], { kubernetes: '1.37' }).objects;
  expect(planned?.summary).toContain('values must be at most 1048576 bytes together');
  expect(planned && remarks(planned).filter((text) => text.startsWith('refused'))).toEqual([]);
});

test('objects whose labels change in the same way are one paragraph, where there are three of them', () => {
  const labelled = (kind: string, version: string, more: object = {}) => ({
    apiVersion: 'v1',
    kind,
    metadata: { name: kind.toLowerCase(), labels: { version } },
    ...more,
  });
  const kinds = (version: string, data = 'x') => [
    labelled('Secret', version),
    labelled('ConfigMap', version, { data: { a: data } }),
    labelled('ServiceAccount', version),
    labelled('LimitRange', version),
  ];
  const text = (before: readonly object[], after: readonly object[]) =>
    planText(plan(before, after, { kubernetes: '1.37' }), (_look, part) => part);
  expect(text(kinds('1'), kinds('2', 'y'))).toBe(`3 objects            patch: no Pod restarts
  metadata.labels[version]  "1" → "2"
  objects: Secret secret, ServiceAccount serviceaccount, LimitRange limitrange
ConfigMap configmap  patch: no Pod restarts
  metadata.labels[version]  "1" → "2"
  data[a]                   "x" → "y"

plan for Kubernetes 1.37: 4 patch
`);
  expect(text(kinds('1').slice(0, 2), kinds('2').slice(0, 2))).not.toContain('objects');
});
