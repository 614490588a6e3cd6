import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/duplicate-env',
    severity: 'warning',
    title: 'A container sets an environment variable again only to extend it, as in `$(PATH):/opt`.',
    why: 'The later entry overrides the earlier one. `kubectl apply` merges env by name and can drop either entry.',
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
    title: 'Amounts of memory and ephemeral storage are whole numbers of bytes.',
    why: 'The suffix m is a thousandth: 64m of memory is less than one byte. Use Mi for mebibytes.',
    source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory',
    failing: { object: podOf({ resources: { limits: { memory: '64500m' } } }) },
    passing: { object: podOf({ resources: { limits: { memory: '64Mi' } } }) },
  },
];
