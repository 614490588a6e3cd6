import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/annotation-format',
    severity: 'error',
    title: 'An annotation key has the format of a label key, but uppercase letters are allowed in its prefix.',
    why: 'Tools find their annotations by key. A value can be any string.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set',
    failing: { object: pod({}, { annotations: { 'on call': 'team-a' } }) },
    passing: { object: pod({}, { annotations: { 'example.com/on-call': 'team A, by phone' } }) },
  },
  {
    code: 'api/annotations-size',
    severity: 'error',
    title: 'Keys and values of all annotations have at most 256 KiB in total.',
    why: 'Annotations are stored in etcd with the object, and sent to every client that reads it.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/',
    failing: { object: pod({}, { annotations: { note: 'x'.repeat(262141) } }) },
    passing: { object: pod({}, { annotations: { note: 'x'.repeat(262140) } }) },
  },
];
