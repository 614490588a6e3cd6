import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'admission/pod-security-label',
    severity: 'error',
    title: 'The Pod Security labels of a Namespace (enforce, audit, warn) name a level, those with -version a version.',
    why: 'The admission refuses to create a Namespace with others. Where one has them already, what it enforces is restricted, or the latest version.',
    source:
      'https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces',
    failing: {
      object: {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: {
          name: 'shop',
          labels: {
            'pod-security.kubernetes.io/enforce': 'restrictd',
            'pod-security.kubernetes.io/enforce-version': 'v1.35',
          },
        },
      },
    },
    passing: {
      object: {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: {
          name: 'shop',
          labels: {
            'pod-security.kubernetes.io/enforce': 'restricted',
            'pod-security.kubernetes.io/enforce-version': 'v1.35',
          },
        },
      },
    },
  },
];
