import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/pod-certificate',
    severity: 'error',
    since: '1.37',
    title:
      'A projected podCertificate has a valid keyType, at least one file path, and is valid for 1 hour to 91 days.',
    why: 'Certificates of kubernetes.io signers are valid for at most 24 hours. Keys in userAnnotations have a domain.',
    source: 'https://kubernetes.io/docs/concepts/storage/projected-volumes/#podcertificate',
    failing: {
      kubernetes: '1.37',
      object: pod({
        volumes: [
          {
            name: 'data',
            projected: {
              sources: [
                {
                  podCertificate: {
                    signerName: 'example.com/web',
                    keyType: 'RSA2048',
                    credentialBundlePath: 'bundle.pem',
                  },
                },
              ],
            },
          },
        ],
      }),
    },
    passing: {
      kubernetes: '1.37',
      object: pod({
        volumes: [
          {
            name: 'data',
            projected: {
              sources: [
                {
                  podCertificate: {
                    signerName: 'example.com/web',
                    keyType: 'ED25519',
                    credentialBundlePath: 'bundle.pem',
                  },
                },
              ],
            },
          },
        ],
      }),
    },
  },
];
