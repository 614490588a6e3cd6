import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/containers',
    severity: 'error',
    title: 'A Pod has at least one container.',
    why: 'Init containers and sidecars do not count: they only prepare or support the main containers.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container',
    failing: { object: pod({ containers: [] }) },
    passing: { object: pod() },
  },
];
