import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/cpu-unit',
    severity: 'warning',
    title: 'CPUs are not in a unit of bytes.',
    why: '`cpu: 500Mi` is half a billion CPUs. Servers accept it: a request of it fits on no node, and a limit limits nothing.',
    source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-cpu',
    failing: { object: deployment({ container: { resources: { limits: { cpu: '500Mi' } } } }) },
    passing: { object: deployment({ container: { resources: { limits: { cpu: '500m' } } } }) },
  },
];
