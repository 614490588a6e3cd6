import { deployment } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/progress-deadline',
    severity: 'error',
    title: 'progressDeadlineSeconds is greater than minReadySeconds.',
    why: 'Otherwise the rollout counts as failed before its first Pod is available.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds',
    failing: { object: deployment({ minReadySeconds: 60, progressDeadlineSeconds: 60 }) },
    passing: { object: deployment({ minReadySeconds: 60, progressDeadlineSeconds: 61 }) },
  },
  {
    code: 'api/rollout',
    severity: 'error',
    alsoIn: ['verify/api/workloads/daemon-set', 'verify/api/workloads/stateful-set'],
    title: 'A rolling update can replace Pods, and rollingUpdate is set only with type RollingUpdate.',
    why: 'If maxUnavailable and maxSurge are both 0, no Pod can be replaced.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',
    failing: { object: deployment({ strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 0 } } }) },
    passing: { object: deployment({ strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } } }) },
  },
];
