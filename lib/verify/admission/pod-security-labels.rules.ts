import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'admission/pod-security-label',
    severity: 'error',
    title: 'A Pod Security label of a Namespace is a valid level, and its -version label a valid version.',
    why: 'The PodSecurity admission plugin rejects the Namespace. In an existing one, an invalid level counts as restricted, and an invalid version as latest.',
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
