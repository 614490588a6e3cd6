import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/cluster-trust-bundle',
    severity: 'error',
    since: '1.37',
    title: 'A projected trust bundle is chosen by its name, or by its signer and labels.',
    why: 'A name means one bundle; a signer with labels all that fit, joined.',
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
