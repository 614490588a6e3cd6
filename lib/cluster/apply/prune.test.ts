import fc from 'fast-check';
import { configsInUse } from './config-references';
import { pruneOrder } from './prune';
import type { Member } from './survey';

const member = (apiVersion: string, kind: string, name = 'a', namespace = 'shop'): Member => {
  const namespaced = kind !== 'Namespace' && kind !== 'CustomResourceDefinition';
  const reference = { apiVersion, kind, name, ...(namespaced && { namespace }) };
  const metadata = { name, ...(namespaced && { namespace }) };
  const resource = { apiVersion, kind, plural: '', namespaced, verbs: [], subresources: [] };
  return { reference, resource, uid: `${kind} ${name}`, object: { apiVersion, kind, metadata } };
};

const parent = { kind: 'Secret', namespace: 'shop', name: 'set' } as const;
const order = [
  member('a.example/v1', 'Widget'),
  member('apps/v1', 'Deployment'),
  member('v1', 'Service'),
  member('v1', 'ServiceAccount'),
  member('apiextensions.k8s.io/v1', 'CustomResourceDefinition'),
  member('v1', 'ConfigMap'),
  member('v1', 'Namespace', 'other'),
];

test('members are deleted in the reverse order, what Pods read after all that has Pods, and Namespaces at the end', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(order), (gone) => {
      const { batches, kept } = pruneOrder(gone, parent);
      expect(batches.flat()).toEqual(order.filter((one) => gone.includes(one)));
      expect(kept).toEqual([]);
    }),
  );
});

test('the parent of the set and its Namespace are kept', () => {
  const gone = [member('v1', 'Namespace', 'shop'), member('v1', 'Secret', 'set'), member('v1', 'Secret', 'other')];
  const { batches, kept } = pruneOrder(gone, parent);
  expect(kept).toEqual(gone.slice(0, 2));
  expect(batches.flat()).toEqual(gone.slice(2));
});

test('ConfigMaps and Secrets are in use that running Pods and ReplicaSets with Pods refer to, in whatever way', () => {
  const spec = {
    volumes: [
      { configMap: { name: 'volume' } },
      { secret: { secretName: 'secret' } },
      { projected: { sources: [{ configMap: { name: 'projected' } }, { secret: { name: 'source' } }] } },
    ],
    imagePullSecrets: [{ name: 'pull' }],
    initContainers: [{ envFrom: [{ configMapRef: { name: 'from' } }] }],
    containers: [{ env: [{ valueFrom: { secretKeyRef: { name: 'key' } } }] }],
  };
  const metadata = { namespace: 'shop', name: 'a' };
  const names = (object: object) => [...configsInUse([object])].map((key) => key.split('\n')[2]).sort();
  const all = ['from', 'key', 'projected', 'pull', 'secret', 'source', 'volume'];
  const pod = (phase: string) => ({ apiVersion: 'v1', kind: 'Pod', metadata, spec, status: { phase } });
  const replicaSet = (replicas: number) => ({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata,
    spec: { replicas, template: { spec } },
  });
  expect(names(pod('Running'))).toEqual(all);
  expect(names(pod('Pending'))).toEqual(all);
  expect(names(pod('Succeeded'))).toEqual([]);
  expect(names(replicaSet(1))).toEqual(all);
  expect(names(replicaSet(0))).toEqual([]);
});
