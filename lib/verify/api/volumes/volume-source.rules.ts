import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/one-volume-source',
    severity: 'error',
    title: 'A volume has one source.',
    why: 'With two, it would not be known which of them is mounted. The server looks at the first only.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/',
    failing: { object: pod({ volumes: [{ name: 'data', emptyDir: {}, configMap: { name: 'settings' } }] }) },
    passing: { object: pod({ volumes: [{ name: 'data', configMap: { name: 'settings' } }] }) },
  },
];
