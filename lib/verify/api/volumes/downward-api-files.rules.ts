import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/downward-api-file',
    severity: 'error',
    title: 'A file of a downwardAPI volume has exactly one of fieldRef and resourceFieldRef.',
    why: 'The kubelet writes one value to each file.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#downwardapi',
    failing: { object: pod({ volumes: [{ name: 'data', downwardAPI: { items: [{ path: 'labels' }] } }] }) },
    passing: {
      object: pod({
        volumes: [
          { name: 'data', downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } },
        ],
      }),
    },
  },
];
