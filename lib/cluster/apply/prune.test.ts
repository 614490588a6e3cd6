import fc from 'fast-check';
import { configsInUse } from './configs-in-use';
import { pruneOrder } from './prune';
import type { Member } from './set-members';

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

test('objects that ask for it by an annotation are kept', () => {
  const annotated = (name: string, value: string) => {
    const one = member('v1', 'PersistentVolumeClaim', value);
    const metadata = { ...(one.object.metadata as object), annotations: { [name]: value } };
    return { ...one, object: { ...one.object, metadata } };
  };
  const kept = [
    annotated('helm.sh/resource-policy', 'keep'),
    annotated('cli-utils.sigs.k8s.io/on-remove', 'keep'),
    annotated('client.lifecycle.config.k8s.io/deletion', 'detach'),
    annotated('argocd.argoproj.io/sync-options', 'Replace=true, Prune=false'),
    annotated('argocd.argoproj.io/sync-options', 'Delete=false'),
  ];
  const others = [
    annotated('helm.sh/resource-policy', 'delete'),
    annotated('argocd.argoproj.io/sync-options', 'PruneLast=true'),
    annotated('argocd.argoproj.io/sync-options', 'Prune=true'),
  ];
  const order = pruneOrder([...kept, ...others], parent);
  expect(order.kept).toEqual(kept);
  expect(order.batches.flat()).toEqual(others);
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
