import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/share-process-namespace',
    severity: 'error',
    title: 'A Pod has shareProcessNamespace or hostPID, not both.',
    why: 'Its containers see the processes of each other, or all of the node.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/',
    failing: { object: pod({ shareProcessNamespace: true, hostPID: true }) },
    passing: { object: pod({ shareProcessNamespace: true }) },
  },
];
