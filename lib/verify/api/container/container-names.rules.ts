import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/container-name-unique',
    severity: 'error',
    title: 'No two containers of a Pod have one name; init containers count too.',
    why: 'By its name a container is told from the others, before and after a restart.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container',
    failing: { object: pod({ initContainers: [{ name: 'web', image: 'busybox:1.37' }] }) },
    passing: { object: pod({ initContainers: [{ name: 'setup', image: 'busybox:1.37' }] }) },
  },
];
