import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/resize-policy',
    severity: 'error',
    since: '1.33',
    title: 'A resize policy is for cpu or memory, once each; a Pod that never restarts has only NotRequired.',
    why: 'Other resources cannot change while a container runs. From 1.33; from 1.36 init containers are not restarted for it either.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/',
    failing: { object: podOf({ resizePolicy: [{ resourceName: 'ephemeral-storage', restartPolicy: 'NotRequired' }] }) },
    passing: { object: podOf({ resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }] }) },
  },
];
