import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/pod-resources',
    severity: 'error',
    since: '1.34',
    title:
      'The resources of a Pod as a whole are at least those of its containers together, on Linux, and without claims.',
    why: 'The containers share what the Pod has; what they request beyond it could not be given to them.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/',
    failing: {
      object: podOf({ resources: { requests: { cpu: '500m' } } }, { resources: { requests: { cpu: '250m' } } }),
    },
    passing: {
      object: podOf({ resources: { requests: { cpu: '500m' } } }, { resources: { requests: { cpu: '500m' } } }),
    },
  },
];
