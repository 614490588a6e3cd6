import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/host-port-unique',
    severity: 'error',
    title: 'A hostPort is unique in a Pod for its protocol and host IP.',
    why: 'Two containers cannot bind the same port of the node. Init containers run one after the other, so each is checked alone.',
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
    title: 'A port name has at most 15 characters: a-z, 0-9 and single "-" between them, and at least one letter.',
    why: 'It is an IANA service name (RFC 6335). A probe that refers to a port by name follows the same rule.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
    failing: { object: podOf({ ports: [{ name: 'http_port', containerPort: 80 }] }) },
    passing: { object: podOf({ ports: [{ name: 'http-port', containerPort: 80 }] }) },
  },
  {
    code: 'api/port-name-unique',
    severity: 'error',
    title: 'Port names are unique in a container.',
    why: 'Services and probes refer to a port by its name.',
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
    title: 'A port number is 1 to 65535.',
    why: 'A port number has 16 bits, and 0 is reserved.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
    failing: { object: podOf({ ports: [{ containerPort: 65536 }] }) },
    passing: { object: podOf({ ports: [{ containerPort: 65535 }] }) },
  },
];
