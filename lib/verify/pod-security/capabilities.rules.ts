import { restrictedPod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'pod-security/capabilities_baseline',
    severity: 'error',
    title: 'Containers add only capabilities of the default set.',
    why: 'Others, such as SYS_ADMIN or NET_RAW, give access to the node or to other Pods.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    failing: {
      object: restrictedPod({ security: { allowPrivilegeEscalation: true, capabilities: { add: ['SYS_ADMIN'] } } }),
    },
    passing: { object: restrictedPod({ security: { capabilities: { add: ['CHOWN'] } } }) },
  },
  {
    code: 'pod-security/capabilities_restricted',
    severity: 'error',
    title: 'Every container drops `ALL` capabilities and adds at most NET_BIND_SERVICE (except on Windows).',
    why: 'Few programs need a capability. The default set lets root in a container do more than change its own files.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    failing: { object: restrictedPod({ security: { capabilities: { drop: ['NET_RAW'] } } }) },
    passing: { object: restrictedPod({ security: { capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } } }) },
  },
];
