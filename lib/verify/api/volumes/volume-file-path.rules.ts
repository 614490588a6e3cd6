import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/volume-file-path',
    severity: 'error',
    alsoIn: ['verify/api/volumes/host-sources'],
    title: 'A file path in a volume is relative, without "..", and does not start with "..".',
    why: 'Another path could point outside of the volume. The kubelet uses names that start with ".." itself.',
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
