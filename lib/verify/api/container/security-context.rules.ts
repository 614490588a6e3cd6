import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/privilege-escalation',
    severity: 'error',
    title: 'allowPrivilegeEscalation is not false beside privileged or the capability CAP_SYS_ADMIN.',
    why: 'Such a container can always gain privileges. (Spelt SYS_ADMIN, the server does not see it.)',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    failing: { object: podOf({ securityContext: { privileged: true, allowPrivilegeEscalation: false } }) },
    passing: { object: podOf({ securityContext: { privileged: true } }) },
  },
  {
    code: 'api/proc-mount',
    severity: 'error',
    since: '1.33',
    title: 'Only a Pod with hostUsers: false has the procMount Unmasked.',
    why: 'It shows parts of /proc that change the node for who is root there. From 1.33.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    failing: { object: podOf({ securityContext: { procMount: 'Unmasked' } }) },
    passing: { object: podOf({ securityContext: { procMount: 'Unmasked' } }, { hostUsers: false }) },
  },
  {
    code: 'api/user-id',
    severity: 'error',
    title: 'The ids of users and groups are 0 to 2147483647.',
    why: 'Linux knows larger ones, but not all of its tools do.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    failing: { object: podOf({ securityContext: { runAsUser: -1 } }) },
    passing: { object: podOf({ securityContext: { runAsUser: 1000 } }) },
  },
];
