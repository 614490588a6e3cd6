import { pod, podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/host-port',
    severity: 'error',
    title: 'With hostNetwork a hostPort is the same as its containerPort.',
    why: 'The container listens on the network of the node itself: there is nothing in between that could map a port.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
    failing: { object: podOf({ ports: [{ containerPort: 80, hostPort: 8080 }] }, { hostNetwork: true }) },
    passing: { object: podOf({ ports: [{ containerPort: 80 }] }, { hostNetwork: true }) },
  },
  {
    code: 'api/host-users',
    severity: 'error',
    since: '1.33',
    title: 'A Pod with hostUsers: false has no other namespace in common with its node, and no block devices.',
    why: 'Its root is nobody on the node, so that it could not use them.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/',
    failing: { object: pod({ hostUsers: false, hostPID: true }) },
    passing: { object: pod({ hostUsers: false }) },
  },
];
