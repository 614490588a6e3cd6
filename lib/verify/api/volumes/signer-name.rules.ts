import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/signer-name',
    severity: 'error',
    since: '1.37',
    title: 'A signer of certificates is a domain with a dot in it, a slash, and a name.',
    why: 'The domain keeps signers of different makers apart.',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#signers',
    failing: {
      kubernetes: '1.37',
      object: pod({
        volumes: [
          { name: 'data', projected: { sources: [{ clusterTrustBundle: { path: 'ca.pem', signerName: 'web' } }] } },
        ],
      }),
    },
    passing: {
      kubernetes: '1.37',
      object: pod({
        volumes: [
          {
            name: 'data',
            projected: { sources: [{ clusterTrustBundle: { path: 'ca.pem', signerName: 'example.com/web' } }] },
          },
        ],
      }),
    },
  },
];
