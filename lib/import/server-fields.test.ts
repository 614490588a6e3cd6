import { imported, statementsOf } from './testdata/imported';

const live = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: cart
  uid: 4f3a8a1e-0000-4000-8000-000000000000
  resourceVersion: "7"
  generation: 2
  creationTimestamp: "2026-01-01T00:00:00Z"
  annotations:
    deployment.kubernetes.io/revision: "3"
    kubectl.kubernetes.io/last-applied-configuration: "{}"
spec:
  selector: { matchLabels: { app: cart } }
  template:
    metadata: { creationTimestamp: null, labels: { app: cart } }
    spec: { containers: [{ name: app, image: registry.example/cart:7 }] }
status: { replicas: 1 }
`;

test('what a server has set is omitted, with one line that says so', () => {
  const { text, notes } = imported(`${live}---\n${live.replaceAll('cart', 'catalog')}`);
  expect(text.match(/new Workload/g)).toHaveLength(2);
  expect(text).not.toMatch(/uid|resourceVersion|generation|replicas|last-applied|revision/);
  expect(notes[0]).toBe(
    'omitted from 2 objects, because the server sets it: status, metadata.uid, metadata.resourceVersion, ' +
      'metadata.generation, metadata.creationTimestamp, metadata.annotations.deployment.kubernetes.io/revision, ' +
      'metadata.annotations.kubectl.kubernetes.io/last-applied-configuration',
  );
  expect(notes.filter((note) => note.includes('because the server sets it'))).toHaveLength(1);
});

test('other annotations of a live object stay', () => {
  const text = statementsOf(live.replace('  annotations:\n', '  annotations:\n    team: shop\n'));
  expect(text).toContain("metadata: { annotations: { team: 'shop' } }");
});

test('the status of the claims of a live StatefulSet is omitted', () => {
  const claims = `  volumeClaimTemplates:
  - metadata: { name: data }
    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
    status: { phase: Pending }
`;
  const set = live.replace('Deployment', 'StatefulSet').replace('spec:\n', `spec:\n  serviceName: cart\n${claims}`);
  expect(statementsOf(set)).toContain("volumeClaimTemplates: [claimTemplate('data', '1Gi')]");
});

test('an object that was never on a server keeps its fields, but for the empty status of a workload', () => {
  const settings =
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, generation: 2, creationTimestamp: "2026-01-01T00:00:00Z" }\n';
  expect(statementsOf(settings)).toContain('generation: 2');
  const empty = live
    .replace(/ {2}(uid|resourceVersion|generation|creationTimestamp):.*\n/g, '')
    .replace('{ replicas: 1 }', '{}');
  expect(statementsOf(empty)).toContain('new Workload(');
  expect(statementsOf(empty)).toContain("'deployment.kubernetes.io/revision': '3'");
});
