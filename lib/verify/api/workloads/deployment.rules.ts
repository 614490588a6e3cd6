import { deployment } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/progress-deadline',
    severity: 'error',
    title: 'The deadline of a roll-out is longer than the time after which a Pod counts as available.',
    why: 'Otherwise the roll-out counts as stuck before its first Pod can be done.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds',
    failing: { object: deployment({ minReadySeconds: 60, progressDeadlineSeconds: 60 }) },
    passing: { object: deployment({ minReadySeconds: 60, progressDeadlineSeconds: 61 }) },
  },
  {
    code: 'api/rollout',
    severity: 'error',
    alsoIn: ['verify/api/workloads/daemon-set', 'verify/api/workloads/stateful-set'],
    title: 'A roll-out can take steps, and says nothing of steps where it takes none.',
    why: 'If no Pod may be missing and none may be added, no Pod can be replaced.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',
    failing: { object: deployment({ strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 0 } } }) },
    passing: { object: deployment({ strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } } }) },
  },
];
