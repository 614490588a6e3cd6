import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/share-process-namespace',
    severity: 'error',
    title: 'A Pod sets at most one of shareProcessNamespace and hostPID.',
    why: 'With hostPID, the containers already share the process namespace of the node.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/',
    failing: { object: pod({ shareProcessNamespace: true, hostPID: true }) },
    passing: { object: pod({ shareProcessNamespace: true }) },
  },
];
