import { restrictedPod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'pod-security/capabilities_baseline',
    severity: 'error',
    title: 'Containers add only capabilities that runtimes give by default.',
    why: 'Others, as SYS_ADMIN or NET_RAW, reach the node or other Pods.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    failing: {
      object: restrictedPod({ security: { allowPrivilegeEscalation: true, capabilities: { add: ['SYS_ADMIN'] } } }),
    },
    passing: { object: restrictedPod({ security: { capabilities: { add: ['CHOWN'] } } }) },
  },
  {
    code: 'pod-security/capabilities_restricted',
    severity: 'error',
    title: 'Every container drops `ALL` capabilities and adds at most NET_BIND_SERVICE (but on Windows).',
    why: 'Hardly any program needs one. What is given by default lets root in a container do more than its own files need.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    failing: { object: restrictedPod({ security: { capabilities: { drop: ['NET_RAW'] } } }) },
    passing: { object: restrictedPod({ security: { capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } } }) },
  },
];
