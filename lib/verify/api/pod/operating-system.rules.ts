import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/operating-system',
    severity: 'error',
    alsoIn: ['verify/api/container/lifecycle'],
    title: 'A Pod with spec.os sets no field that only the other operating system supports.',
    why: 'The node would ignore the field, and the Pod would be less secure than its manifest suggests.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-os',
    failing: { object: pod({ os: { name: 'windows' }, securityContext: { runAsUser: 1000 } }) },
    passing: { object: pod({ os: { name: 'linux' }, securityContext: { runAsUser: 1000 } }) },
  },
];
