import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/azure-disk',
    severity: 'error',
    title: 'An Azure disk has a known kind and caching mode, and a URI that goes with its kind.',
    why: 'Managed disks are resources (/subscriptions/…), the others blobs (https://…). Without a kind, it is Shared.',
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
