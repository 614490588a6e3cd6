import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/resize-policy',
    severity: 'error',
    since: '1.33',
    title: 'A resizePolicy is for cpu or memory, once each, and is NotRequired in a Pod with restartPolicy: Never.',
    why: 'The kubelet resizes only cpu and memory of a running container. Since 1.36, only sidecars among the init containers can restart for it.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/',
    failing: { object: podOf({ resizePolicy: [{ resourceName: 'ephemeral-storage', restartPolicy: 'NotRequired' }] }) },
    passing: { object: podOf({ resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }] }) },
  },
];
