import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/duplicate-port',
    severity: 'warning',
    title: 'A Pod declares each port and protocol once.',
    why: 'Containers of a Pod share one network namespace, so only one of them can listen on the port.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
    failing: { object: podOf({ ports: [{ containerPort: 80 }, { name: 'http', containerPort: 80 }] }) },
    passing: { object: podOf({ ports: [{ containerPort: 80 }, { name: 'http', containerPort: 8080 }] }) },
  },
  {
    code: 'api/duplicate-port-name',
    severity: 'warning',
    since: '1.33',
    title: 'Port names are unique in a Pod.',
    why: 'A Service that targets a port by name uses the first port with that name.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
    failing: {
      object: podOf(
        { ports: [{ name: 'http', containerPort: 80 }] },
        { initContainers: [{ name: 'setup', image: 'busybox:1.37', ports: [{ name: 'http', containerPort: 81 }] }] },
      ),
    },
    passing: {
      object: podOf(
        { ports: [{ name: 'http', containerPort: 80 }] },
        { initContainers: [{ name: 'setup', image: 'busybox:1.37', ports: [{ name: 'setup', containerPort: 81 }] }] },
      ),
    },
  },
  {
    code: 'api/host-ip-without-port',
    severity: 'warning',
    title: 'hostIP is set only with a hostPort.',
    why: 'hostIP is the address of the node that hostPort binds to. Alone it has no effect.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
    failing: { object: podOf({ ports: [{ containerPort: 80, hostIP: '127.0.0.1' }] }) },
    passing: { object: podOf({ ports: [{ containerPort: 80, hostPort: 80, hostIP: '127.0.0.1' }] }) },
  },
];
