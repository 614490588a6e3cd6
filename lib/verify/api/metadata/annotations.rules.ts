import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/annotation-format',
    severity: 'error',
    title: 'Keys of annotations are spelt as those of labels; case does not count in the prefix.',
    why: 'Values are free, but the key is how programs find theirs.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set',
    failing: { object: pod({}, { annotations: { 'on call': 'team-a' } }) },
    passing: { object: pod({}, { annotations: { 'example.com/on-call': 'team A, by phone' } }) },
  },
  {
    code: 'api/annotations-size',
    severity: 'error',
    title: 'Keys and values of all annotations have at most 256 KiB together.',
    why: 'Every reader of the object gets them all, and they are kept in etcd with it.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/',
    failing: { object: pod({}, { annotations: { note: 'x'.repeat(262141) } }) },
    passing: { object: pod({}, { annotations: { note: 'x'.repeat(262140) } }) },
  },
];
