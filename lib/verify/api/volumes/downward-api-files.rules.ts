import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/downward-api-file',
    severity: 'error',
    title: 'A file of the downward API shows either a field of the Pod or an amount of a container.',
    why: 'A file has one content.',
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
