import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

const live = { uid: '7c5d5a4e-6f5a-4d0b-8c3b-0e6e1f8f3a11' };
const volumes = [{ name: 'token', projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } }];

export const rules: readonly Rule[] = [
  {
    code: 'api/token-without-account',
    severity: 'error',
    title: 'A Pod with a projected token has a serviceAccountName.',
    why: 'A new Pod is given the account "default". An update must send the account that the Pod has.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
    failing: { old: pod({ serviceAccountName: 'web', volumes }, live), object: pod({ volumes }, live) },
    passing: {
      old: pod({ serviceAccountName: 'web', volumes }, live),
      object: pod({ serviceAccountName: 'web', volumes }, live),
    },
  },
];
