import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/token-expiration',
    severity: 'error',
    title: 'A projected token of the service account is valid for ten minutes to 2^32 seconds.',
    why: 'The kubelet renews it when four fifths of that time are over, which takes its time.',
    source: 'https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken',
    failing: {
      object: pod({
        volumes: [
          { name: 'data', projected: { sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 60 } }] } },
        ],
      }),
    },
    passing: {
      object: pod({
        volumes: [
          {
            name: 'data',
            projected: { sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 600 } }] },
          },
        ],
      }),
    },
  },
];
