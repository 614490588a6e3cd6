import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/signer-name',
    severity: 'error',
    since: '1.37',
    title: 'A signerName is a domain with a dot, a slash and a path, for example example.com/signer.',
    why: 'The domain distinguishes the signers of different vendors.',
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
