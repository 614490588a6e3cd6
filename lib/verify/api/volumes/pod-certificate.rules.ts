import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/pod-certificate',
    severity: 'error',
    since: '1.37',
    title: 'A projected certificate has a known type of key, at least one file, and is valid for an hour to 91 days.',
    why: 'Signers of kubernetes.io give it for a day at most. Annotations for the signer have keys with a domain.',
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
