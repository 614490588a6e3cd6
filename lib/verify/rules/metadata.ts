import type { RuleDoc } from '../../findings/rule';
import { pod } from './pod-example';

const concepts = 'https://kubernetes.io/docs/concepts/overview/working-with-objects';
const objectMeta = 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/';

const owner = { apiVersion: 'v1', kind: 'Node', name: 'a', uid: '8f1c' };

/** Names, labels, annotations and what else stands in `metadata`. */
export const metadataRules: readonly RuleDoc[] = [
  {
    code: 'api/name-required',
    title: 'An object has a name, or a generateName that one is made from.',
    why: 'The name is what the object is stored and found by.',
    source: `${concepts}/names/`,
    failing: { object: pod({}, { name: '' }) },
    passing: { object: pod({}, { name: '', generateName: 'web-' }) },
  },
  {
    code: 'api/name-format',
    title: 'Names of objects are spelt as DNS names are: a-z, 0-9, "-" and, for most, ".".',
    why: 'They become parts of URLs and, for many kinds, names in DNS or of hosts.',
    source: `${concepts}/names/#names`,
    failing: { object: pod({}, { name: 'Web_1' }) },
    passing: { object: pod({}, { name: 'web-1' }) },
  },
  {
    code: 'api/label-format',
    title:
      'Keys and values of labels have letters, digits, "-", "_" and ".", at most 63 characters, and keys may have a prefix.',
    why: 'Selectors are written with them, in URLs and in text, where other characters mean something else.',
    source: `${concepts}/labels/#syntax-and-character-set`,
    failing: { object: pod({}, { labels: { version: '1.29 (latest)' } }) },
    passing: { object: pod({}, { labels: { version: '1.29' } }) },
  },
  {
    code: 'api/selector-operator',
    title: 'In and NotIn need values, Exists and DoesNotExist take none, Gt and Lt one.',
    why: 'A requirement without the values to look for has no meaning.',
    source: `${concepts}/labels/#set-based-requirement`,
    failing: { object: pod({ affinity: nodes({ key: 'disk', operator: 'In' }) }) },
    passing: { object: pod({ affinity: nodes({ key: 'disk', operator: 'Exists' }) }) },
  },
  {
    code: 'api/annotation-format',
    title: 'Keys of annotations are spelt as those of labels; case does not count in the prefix.',
    why: 'Values are free, but the key is how programs find theirs.',
    source: `${concepts}/annotations/#syntax-and-character-set`,
    failing: { object: pod({}, { annotations: { 'on call': 'team-a' } }) },
    passing: { object: pod({}, { annotations: { 'example.com/on-call': 'team A, by phone' } }) },
  },
  {
    code: 'api/annotations-size',
    title: 'Keys and values of all annotations have at most 256 KiB together.',
    why: 'Every reader of the object gets them all, and they are kept in etcd with it.',
    source: objectMeta,
    failing: { object: pod({}, { annotations: { note: 'x'.repeat(262_141) } }) },
    passing: { object: pod({}, { annotations: { note: 'x'.repeat(262_140) } }) },
  },
  {
    code: 'api/generation',
    title: 'A generation is 0 or more, in kinds in which the server keeps it.',
    why: 'The server counts the changes of the spec in it; nobody else needs to write it.',
    source: objectMeta,
    failing: { object: configMap({ generation: -1 }) },
    passing: { object: configMap({}) },
  },
  {
    code: 'api/owner-reference',
    title: 'An owner is named in full, by apiVersion, kind, name and uid, and at most one of them is the controller.',
    why: 'The garbage collector deletes an object with its last owner, so it has to know exactly which that is.',
    source: `${concepts}/owners-dependents/`,
    failing: { object: pod({}, { ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name: 'a' }] }) },
    passing: { object: pod({}, { ownerReferences: [owner] }) },
  },
  {
    code: 'api/duplicate-owner',
    title: 'An owner is named once.',
    why: 'The server keeps one of the two.',
    source: `${concepts}/owners-dependents/`,
    failing: { object: pod({}, { ownerReferences: [owner, owner] }) },
    passing: { object: pod({}, { ownerReferences: [owner] }) },
  },
  {
    code: 'api/resource-version',
    title: 'An object to be created has no resourceVersion.',
    why: 'The server gives it one. `kubectl create` leaves it out, and the next `kubectl apply` is refused as a conflict.',
    source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions',
    failing: { object: configMap({ resourceVersion: '4711' }) },
    passing: { object: configMap({}) },
  },
  {
    code: 'api/finalizer',
    title:
      'A finalizer has a prefix, unless it is one of Kubernetes’ own, and orphan and foregroundDeletion are not both there.',
    why: 'An object is not deleted before every finalizer is gone; without a prefix it is not clear whose it is.',
    source: `${concepts}/finalizers/`,
    failing: { object: pod({}, { finalizers: ['cleanup'] }) },
    passing: { object: pod({}, { finalizers: ['example.com/cleanup'] }) },
  },
];

function nodes(requirement: object): object {
  const terms = { nodeSelectorTerms: [{ matchExpressions: [requirement] }] };
  return { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: terms } };
}

function configMap(metadata: object): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', ...metadata } };
}
