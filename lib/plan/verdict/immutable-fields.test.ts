import { changed } from '../testdata/objects';
import { planned } from './testdata/planned';

describe('of a kind of which no more is known, what stays as it was created', () => {
  const of = (apiVersion: string, kind: string, fields: object) => ({
    apiVersion,
    kind,
    metadata: { name: 'a' },
    ...fields,
  });
  const rbac = 'rbac.authorization.k8s.io/v1';
  const definition = (spec: object) =>
    of('apiextensions.k8s.io/v1', 'CustomResourceDefinition', { spec: { names: { kind: 'Widget' }, ...spec } });

  test.each([
    ['RoleBinding', of(rbac, 'RoleBinding', { roleRef: { kind: 'Role', name: 'a' } }), 'roleRef.name', 'b'],
    [
      'binding',
      of(rbac, 'ClusterRoleBinding', { roleRef: { kind: 'Role', name: 'a' } }),
      'roleRef.kind',
      'ClusterRole',
    ],
    ['StorageClass', of('storage.k8s.io/v1', 'StorageClass', { parameters: {} }), 'parameters.type', 'ssd'],
    ['PriorityClass', of('scheduling.k8s.io/v1', 'PriorityClass', { value: 1 }), 'value', 2],
    ['RuntimeClass', of('node.k8s.io/v1', 'RuntimeClass', { handler: 'a' }), 'handler', 'b'],
    ['IngressClass', of('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'a' } }), 'spec.controller', 'b'],
    ['volume', of('v1', 'PersistentVolume', { spec: { nfs: { path: '/a' } } }), 'spec.nfs.path', '/b'],
    ['definition', definition({ scope: 'Cluster' }), 'spec.scope', 'Namespaced'],
  ])('is forbidden to change: %s', (_kind, old, path, value) => {
    const now = planned(old, changed(old, path, value));
    expect(now).toMatchObject({ verdict: 'forbidden', summary: `${path}: immutable` });
    expect(now?.options).not.toEqual([]);
  });

  test('may be written where it was the default, and all else may change', () => {
    const storageClass = of('storage.k8s.io/v1', 'StorageClass', { provisioner: 'a' });
    const role = of(rbac, 'RoleBinding', { roleRef: { kind: 'Role', name: 'a' } });
    for (const [old, path, value] of [
      [storageClass, 'reclaimPolicy', 'Delete'],
      [storageClass, 'allowVolumeExpansion', true],
      [role, 'roleRef.apiGroup', 'rbac.authorization.k8s.io'],
      [role, 'subjects', [{ kind: 'User', name: 'ann' }]],
    ] as const)
      expect(planned(old, changed(old, path, value))?.verdict).toBe('patch');
  });
});
