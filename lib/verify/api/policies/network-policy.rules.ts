import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/network-policy-peer',
    severity: 'error',
    title: 'A peer of a NetworkPolicy has either selectors or an ipBlock.',
    why: 'An empty peer could mean everything or nothing. To allow all peers, omit the list.',
    source:
      'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
    failing: {
      object: {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'web' },
        spec: { podSelector: {}, ingress: [{ from: [{}] }] },
      },
    },
    passing: {
      object: {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'web' },
        spec: { podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] },
      },
    },
  },
  {
    code: 'api/network-policy-port',
    severity: 'error',
    title: 'A port is a number or a name, and endPort requires a port number that is not greater.',
    why: '`port` and `endPort` are a range of numbers. A name is a single port.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-range-of-ports',
    failing: {
      object: {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'web' },
        spec: { podSelector: {}, ingress: [{ ports: [{ port: 'http', endPort: 8080 }] }] },
      },
    },
    passing: {
      object: {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'web' },
        spec: { podSelector: {}, ingress: [{ ports: [{ port: 8000, endPort: 8080 }] }] },
      },
    },
  },
];
