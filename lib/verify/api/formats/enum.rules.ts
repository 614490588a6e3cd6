import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/enum',
    severity: 'error',
    alsoIn: [
      'verify/api/pod/operating-system',
      'verify/api/policies/network-policy',
      'verify/api/scheduling/tolerations',
      'verify/api/workloads/stateful-set',
    ],
    title: 'An enum field has one of its allowed values, spelled exactly.',
    why: 'The API server accepts no other value. Values are case-sensitive.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec',
    failing: { object: pod({ restartPolicy: 'never' }) },
    passing: { object: pod({ restartPolicy: 'Never' }) },
  },
];
