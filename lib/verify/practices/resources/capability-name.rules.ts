import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/capability-name',
    severity: 'warning',
    title: 'Capabilities are named without the `CAP_` of the kernel.',
    why: 'containerd puts it before each name. CAP_CAP_NET_ADMIN is unknown, and neither added nor dropped.',
    source:
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
    failing: { object: deployment({ container: { securityContext: { capabilities: { add: ['CAP_NET_ADMIN'] } } } }) },
    passing: { object: deployment({ container: { securityContext: { capabilities: { add: ['NET_ADMIN'] } } } }) },
  },
];
