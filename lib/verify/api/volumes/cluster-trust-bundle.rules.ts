import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/cluster-trust-bundle',
    severity: 'error',
    since: '1.37',
    title: 'A projected clusterTrustBundle has either a name or a signerName.',
    why: 'A name selects one bundle. A signerName selects all bundles of the signer that match labelSelector, merged into one file.',
    source: 'https://kubernetes.io/docs/concepts/storage/projected-volumes/#clustertrustbundle',
    failing: {
      kubernetes: '1.37',
      object: pod({
        volumes: [{ name: 'data', projected: { sources: [{ clusterTrustBundle: { path: 'ca.pem' } }] } }],
      }),
    },
    passing: {
      kubernetes: '1.37',
      object: pod({
        volumes: [
          { name: 'data', projected: { sources: [{ clusterTrustBundle: { path: 'ca.pem', name: 'roots' } }] } },
        ],
      }),
    },
  },
];
