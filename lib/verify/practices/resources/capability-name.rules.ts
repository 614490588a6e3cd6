import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/capability-name',
    severity: 'warning',
    title: 'Capability names have no CAP_ prefix.',
    why: 'containerd adds the prefix itself. It does not know CAP_CAP_NET_ADMIN, and neither adds nor drops the capability.',
    source:
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
    failing: { object: deployment({ container: { securityContext: { capabilities: { add: ['CAP_NET_ADMIN'] } } } }) },
    passing: { object: deployment({ container: { securityContext: { capabilities: { add: ['NET_ADMIN'] } } } }) },
  },
];
