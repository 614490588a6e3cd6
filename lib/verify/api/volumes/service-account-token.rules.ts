import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/token-expiration',
    severity: 'error',
    title: 'A projected service account token expires after 600 to 4294967296 seconds.',
    why: 'The kubelet renews the token when 80% of that time has passed, and needs time to do so.',
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
