import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/one-volume-source',
    severity: 'error',
    title: 'A volume has one source.',
    why: 'With several, it would be unclear which one to mount. The API server validates only the first.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/',
    failing: { object: pod({ volumes: [{ name: 'data', emptyDir: {}, configMap: { name: 'settings' } }] }) },
    passing: { object: pod({ volumes: [{ name: 'data', configMap: { name: 'settings' } }] }) },
  },
];
