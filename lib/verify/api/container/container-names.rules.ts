import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/container-name-unique',
    severity: 'error',
    title: 'Container names are unique in a Pod, init containers included.',
    why: 'The kubelet, logs, metrics and `kubectl exec` identify a container by its name.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container',
    failing: { object: pod({ initContainers: [{ name: 'web', image: 'busybox:1.37' }] }) },
    passing: { object: pod({ initContainers: [{ name: 'setup', image: 'busybox:1.37' }] }) },
  },
];
