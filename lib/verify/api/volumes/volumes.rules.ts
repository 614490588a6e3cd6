import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/volume-name',
    severity: 'error',
    title: 'A volume has a name that is a DNS label, unique in the Pod.',
    why: 'Containers mount volumes by name.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/',
    failing: { object: pod({ volumes: [{ name: 'Data', emptyDir: {} }] }) },
    passing: {
      object: pod({
        volumes: [
          { name: 'data', emptyDir: {} },
          { name: 'cache', emptyDir: {} },
        ],
      }),
    },
  },
];
