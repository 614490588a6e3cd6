import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/toleration',
    severity: 'error',
    title:
      'A toleration without a key has the operator Exists, Exists has no value, and tolerationSeconds requires NoExecute.',
    why: 'Exists without a key matches every taint. Only taints with the effect NoExecute evict running Pods.',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/',
    failing: { object: pod({ tolerations: [{ key: 'gpu', operator: 'Exists', value: 'a100' }] }) },
    passing: { object: pod({ tolerations: [{ key: 'gpu', operator: 'Equal', value: 'a100' }] }) },
  },
];
