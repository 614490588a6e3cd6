import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/network-policy-peer',
    severity: 'error',
    title: 'A peer is Pods, by selectors, or addresses, by a network.',
    why: 'An empty peer could mean everyone or no one. For everyone the list is left out.',
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
    title: 'A port is a number or a name; a range starts at a number and does not end before it.',
    why: 'A name stands for one port.',
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
