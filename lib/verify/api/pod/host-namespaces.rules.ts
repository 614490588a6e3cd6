import { pod, podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/host-port',
    severity: 'error',
    title: 'With hostNetwork: true, a hostPort equals its containerPort.',
    why: 'The container listens directly on the network of the node, so no port can be mapped.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
    failing: { object: podOf({ ports: [{ containerPort: 80, hostPort: 8080 }] }, { hostNetwork: true }) },
    passing: { object: podOf({ ports: [{ containerPort: 80 }] }, { hostNetwork: true }) },
  },
  {
    code: 'api/host-users',
    severity: 'error',
    since: '1.33',
    title: 'With hostUsers: false, a Pod shares no other namespace with its node and has no block devices.',
    why: 'Root in the Pod is an unprivileged user on the node, without access to these.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/',
    failing: { object: pod({ hostUsers: false, hostPID: true }) },
    passing: { object: pod({ hostUsers: false }) },
  },
];
