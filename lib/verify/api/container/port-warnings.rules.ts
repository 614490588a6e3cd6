import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/duplicate-port',
    severity: 'warning',
    title: 'A port and protocol are declared once in a Pod.',
    why: 'The containers share one network, so only one of them can listen there.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
    failing: { object: podOf({ ports: [{ containerPort: 80 }, { name: 'http', containerPort: 80 }] }) },
    passing: { object: podOf({ ports: [{ containerPort: 80 }, { name: 'http', containerPort: 8080 }] }) },
  },
  {
    code: 'api/duplicate-port-name',
    severity: 'warning',
    since: '1.33',
    title: 'A port’s name is used once in a Pod.',
    why: 'A Service or probe that names it gets the first.',
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
    title: 'hostIP stands beside a hostPort.',
    why: 'Alone it does nothing.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
    failing: { object: podOf({ ports: [{ containerPort: 80, hostIP: '127.0.0.1' }] }) },
    passing: { object: podOf({ ports: [{ containerPort: 80, hostPort: 80, hostIP: '127.0.0.1' }] }) },
  },
];
