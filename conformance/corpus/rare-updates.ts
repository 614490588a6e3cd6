import type { Json } from '../../generate/json';
import { knownKinds } from '../../lib/kubernetes/kinds';

const metadata = { name: 'sample', namespace: 'default' };
const live = { ...metadata, uid: '7c5d5a4e-6f5a-4d0b-8c3b-0e6e1f8f3a11', resourceVersion: '4711' };
const deleted = { ...live, deletionTimestamp: '2026-01-02T00:00:00Z', deletionGracePeriodSeconds: 30 };

const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'web:1' }] } };
const controller = (selector: Json, annotations: Json) => ({
  apiVersion: 'v1',
  kind: 'ReplicationController',
  metadata: { ...metadata, annotations },
  spec: { selector, template },
});
const inconvertible = { 'non-convertible.kubernetes.io/selector': 'a' };

/** Updates that random ones hardly meet, made by hand. */
export const rareUpdates: readonly Json[] = [
  ...knownKinds.map(({ apiVersion, kind }) => ({
    old: { apiVersion, kind, metadata: { ...deleted, finalizers: ['example.com/a'] } },
    object: { apiVersion, kind, metadata: { ...metadata, finalizers: ['example.com/a', 'example.com/b'] } },
  })),
  { old: controller({ app: 'web' }, inconvertible), object: controller({ app: 'other' }, inconvertible) },
];
