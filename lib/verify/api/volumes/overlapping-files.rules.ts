import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/empty-projection',
    severity: 'warning',
    since: '1.32',
    title: 'An entry of a projected volume’s sources has a source.',
    why: 'It projects nothing, most often because the target drops the type that it has. Servers take it, and warn from 1.32 on.',
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
    title: 'No file of a volume lies in another one as if that were a directory.',
    why: 'The kubelet writes one of them and fails at the other. Servers take it, and warn from 1.32 on.',
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
