import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/volume-file-path',
    severity: 'error',
    alsoIn: ['verify/api/volumes/host-sources'],
    title: 'Files in a volume have relative paths without "..", and none that start with "..".',
    why: 'Another path would lead out of the volume; names with ".." at the start are the kubelet’s own.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/#KeyToPath',
    failing: {
      object: pod({
        volumes: [{ name: 'data', configMap: { name: 'settings', items: [{ key: 'a', path: '../a' }] } }],
      }),
    },
    passing: {
      object: pod({
        volumes: [{ name: 'data', configMap: { name: 'settings', items: [{ key: 'a', path: 'etc/a' }] } }],
      }),
    },
  },
];
