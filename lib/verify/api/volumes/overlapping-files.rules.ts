import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/empty-projection',
    severity: 'warning',
    since: '1.32',
    title: 'An entry in the sources of a projected volume has a source.',
    why: 'An empty entry projects nothing, usually because the target release drops its type. The API server accepts it with a warning.',
    source: 'https://kubernetes.io/docs/concepts/storage/projected-volumes/',
    failing: { object: pod({ volumes: [{ name: 'data', projected: { sources: [{}] } }] }) },
    passing: {
      object: pod({ volumes: [{ name: 'data', projected: { sources: [{ configMap: { name: 'settings' } }] } }] }),
    },
  },
  {
    code: 'api/overlapping-files',
    severity: 'warning',
    since: '1.32',
    title: 'No two files of a volume have the same path, and none is a directory of another.',
    why: 'The kubelet writes one of them and fails to write the other. The API server accepts them with a warning.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/#KeyToPath',
    failing: {
      object: pod({
        volumes: [
          {
            name: 'data',
            configMap: {
              name: 'settings',
              items: [
                { key: 'key-0', path: 'etc' },
                { key: 'key-1', path: 'etc/a' },
              ],
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
            configMap: {
              name: 'settings',
              items: [
                { key: 'key-0', path: 'etc/a' },
                { key: 'key-1', path: 'etc/b' },
              ],
            },
          },
        ],
      }),
    },
  },
];
