import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/host-port-unique',
    severity: 'error',
    title: 'Each host port is taken once in a Pod, for each protocol and host address.',
    why: 'Two containers cannot listen on one port of the node. Init containers run one by one, so each counts alone.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
    failing: {
      object: podOf({
        ports: [
          { containerPort: 80, hostPort: 80 },
          { containerPort: 81, hostPort: 80 },
        ],
      }),
    },
    passing: {
      object: podOf({
        ports: [
          { containerPort: 80, hostPort: 80 },
          { containerPort: 81, hostPort: 81 },
        ],
      }),
    },
  },
  {
    code: 'api/port-name',
    severity: 'error',
    title:
      'A port’s name has at most 15 characters, a-z, 0-9 and single hyphens, at least one letter, and no hyphen at its ends.',
    why: 'It is a service name as the internet’s registry has them (RFC 6335). Probes that name a port keep the same rule.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
    failing: { object: podOf({ ports: [{ name: 'http_port', containerPort: 80 }] }) },
    passing: { object: podOf({ ports: [{ name: 'http-port', containerPort: 80 }] }) },
  },
  {
    code: 'api/port-name-unique',
    severity: 'error',
    title: 'No two ports of a container have one name.',
    why: 'Services and probes find a port by its name.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
    failing: {
      object: podOf({
        ports: [
          { name: 'http', containerPort: 80 },
          { name: 'http', containerPort: 8080 },
        ],
      }),
    },
    passing: {
      object: podOf({
        ports: [
          { name: 'http', containerPort: 80 },
          { name: 'admin', containerPort: 8080 },
        ],
      }),
    },
  },
  {
    code: 'api/port-number',
    severity: 'error',
    title: 'Ports are numbers from 1 to 65535.',
    why: 'There are no others.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
    failing: { object: podOf({ ports: [{ containerPort: 65536 }] }) },
    passing: { object: podOf({ ports: [{ containerPort: 65535 }] }) },
  },
];
