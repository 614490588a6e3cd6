import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/azure-disk',
    severity: 'error',
    title: 'An azureDisk volume has a valid kind and cachingMode, and a diskURI that matches its kind.',
    why: 'The URI of a Managed disk starts with /subscriptions/, others with https://. The default kind is Shared.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#azuredisk',
    failing: {
      object: pod({
        volumes: [{ name: 'data', azureDisk: { diskName: 'data', diskURI: '/subscriptions/1/disks/data' } }],
      }),
    },
    passing: {
      object: pod({
        volumes: [
          { name: 'data', azureDisk: { diskName: 'data', diskURI: '/subscriptions/1/disks/data', kind: 'Managed' } },
        ],
      }),
    },
  },
];
