import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/duplicate-env',
    severity: 'warning',
    title: 'A variable is there twice only where the later one adds to the earlier one, as in $(PATH):/opt.',
    why: 'The later one hides the earlier one, and kubectl apply merges variables by their names.',
    source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
    failing: {
      object: podOf({
        env: [
          { name: 'A', value: '1' },
          { name: 'A', value: '2' },
        ],
      }),
    },
    passing: {
      object: podOf({
        env: [
          { name: 'A', value: '1' },
          { name: 'A', value: '$(A)2' },
        ],
      }),
    },
  },
  {
    code: 'api/fractional-bytes',
    severity: 'warning',
    alsoIn: ['verify/api/pod/pod-warnings', 'verify/api/volumes/claim-warnings'],
    title: 'Memory and ephemeral storage are whole numbers of bytes.',
    why: 'An "m" is a thousandth: 64m of memory is less than a byte. 64Mi was meant.',
    source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory',
    failing: { object: podOf({ resources: { limits: { memory: '64500m' } } }) },
    passing: { object: podOf({ resources: { limits: { memory: '64Mi' } } }) },
  },
];
