import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/pod-tolerations',
    severity: 'error',
    title: 'An update of a Pod keeps its tolerations.',
    why: 'A Pod that runs on a node with a taint must go on tolerating it. Tolerations are added, and their tolerationSeconds may change.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement',
    failing: { old: pod({ tolerations: [{ key: 'gpu', operator: 'Exists' }] }), object: pod() },
    passing: { old: pod(), object: pod({ tolerations: [{ key: 'gpu', operator: 'Exists' }] }) },
  },
];
