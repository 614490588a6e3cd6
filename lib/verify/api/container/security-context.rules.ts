import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/privilege-escalation',
    severity: 'error',
    title: 'allowPrivilegeEscalation: false is not combined with privileged: true or the capability CAP_SYS_ADMIN.',
    why: 'Such a container can always gain privileges. The API server does not check the spelling SYS_ADMIN.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    failing: { object: podOf({ securityContext: { privileged: true, allowPrivilegeEscalation: false } }) },
    passing: { object: podOf({ securityContext: { privileged: true } }) },
  },
  {
    code: 'api/proc-mount',
    severity: 'error',
    since: '1.33',
    title: 'procMount Unmasked requires hostUsers: false in the Pod.',
    why: 'An unmasked /proc lets root in the container change kernel settings of the node, unless it has a user namespace.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    failing: { object: podOf({ securityContext: { procMount: 'Unmasked' } }) },
    passing: { object: podOf({ securityContext: { procMount: 'Unmasked' } }, { hostUsers: false }) },
  },
  {
    code: 'api/user-id',
    severity: 'error',
    title: 'User and group IDs are 0 to 2147483647.',
    why: 'Linux supports larger IDs, but not all of its tools do.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    failing: { object: podOf({ securityContext: { runAsUser: -1 } }) },
    passing: { object: podOf({ securityContext: { runAsUser: 1000 } }) },
  },
];
