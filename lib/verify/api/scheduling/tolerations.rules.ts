import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/toleration',
    severity: 'error',
    title: 'A toleration without a key says Exists, Exists takes no value, and tolerationSeconds needs NoExecute.',
    why: 'Taints are compared by key and value, and only those that evict leave a Pod any time.',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/',
    failing: { object: pod({ tolerations: [{ key: 'gpu', operator: 'Exists', value: 'a100' }] }) },
    passing: { object: pod({ tolerations: [{ key: 'gpu', operator: 'Equal', value: 'a100' }] }) },
  },
];
