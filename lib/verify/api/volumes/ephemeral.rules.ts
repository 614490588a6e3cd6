import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/ephemeral-claim',
    severity: 'error',
    alsoIn: ['verify/api/volumes/volumes'],
    title: 'The claim template of an ephemeral volume has only labels and annotations as metadata.',
    why: 'The claim is named `<pod>-<volume>`, which has to be a valid name. No other volume of the Pod can use the claim.',
    source: 'https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes',
    failing: {
      object: pod({
        volumes: [
          {
            name: 'data',
            ephemeral: {
              volumeClaimTemplate: {
                metadata: { name: 'scratch' },
                spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
              },
            },
          },
        ],
      }),
    },
    passing: {
      object: pod({
        volumes: [
          {
            name: 'data',
            ephemeral: {
              volumeClaimTemplate: {
                metadata: { labels: { app: 'web' } },
                spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
              },
            },
          },
        ],
      }),
    },
  },
];
