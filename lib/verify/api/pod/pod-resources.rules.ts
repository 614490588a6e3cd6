import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/pod-resources',
    severity: 'error',
    since: '1.34',
    title:
      'Pod-level requests are at least the sum of the container requests, and no container limit exceeds the Pod-level limit.',
    why: 'The containers share the resources of the Pod. Pod-level resources have no claims, and are not available on Windows.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/',
    failing: {
      object: podOf({ resources: { requests: { cpu: '500m' } } }, { resources: { requests: { cpu: '250m' } } }),
    },
    passing: {
      object: podOf({ resources: { requests: { cpu: '500m' } } }, { resources: { requests: { cpu: '500m' } } }),
    },
  },
];
