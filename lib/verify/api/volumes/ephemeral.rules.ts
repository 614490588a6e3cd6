import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/ephemeral-claim',
    severity: 'error',
    alsoIn: ['verify/api/volumes/volumes'],
    title: 'The claim of an ephemeral volume takes labels and annotations, and its name from the Pod and the volume.',
    why: 'The server names it "<pod>-<volume>", in the Pod’s namespace; no other volume of the Pod may refer to it.',
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
