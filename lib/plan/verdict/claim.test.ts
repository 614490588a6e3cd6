import { plan } from '../plan';
import { changed } from '../testdata/objects';

const size = 'spec.resources.requests.storage';
const claim = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data' },
  spec: { storageClassName: 'standard', accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '2Gi' } } },
};

test.each([
  [size, '3Gi', 'patch', 'the volume grows, if its StorageClass allows expansion'],
  [size, '1Gi', 'forbidden', size],
  ['spec.accessModes', ['ReadWriteMany'], 'forbidden', 'spec.accessModes'],
  ['spec.storageClassName', 'fast', 'forbidden', 'spec.storageClassName'],
  ['metadata.labels', { team: 'a' }, 'patch', 'no Pod restarts'],
])('a claim of a manifest is taken to have its volume: %s of %j is %s', (path, value, verdict, summary) => {
  const [object] = plan([claim], [changed(claim, path, value)], { kubernetes: '1.35' }).objects;
  expect(object?.verdict).toBe(verdict);
  expect(object?.summary.replace('[storage]', '.storage')).toContain(summary);
});
