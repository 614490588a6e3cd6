import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/mountable-secrets',
    severity: 'warning',
    since: '1.32',
    title: 'A ServiceAccount has no annotation kubernetes.io/enforce-mountable-secrets.',
    why: 'The annotation is deprecated. Use separate namespaces to isolate access to Secrets.',
    source: 'https://kubernetes.io/docs/reference/labels-annotations-taints/#enforce-mountable-secrets',
    failing: {
      object: {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name: 'web', annotations: { 'kubernetes.io/enforce-mountable-secrets': 'true' } },
      },
    },
    passing: { object: { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web', annotations: {} } } },
  },
];
