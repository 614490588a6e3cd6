import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/grace-budget',
    severity: 'warning',
    title: 'preStop hooks, draining and sidecars fit in the grace period, with 5 seconds to spare.',
    why: 'When the grace period ends, the kubelet kills what still runs, and the open requests fail. preStop hooks count too.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow',
    failing: { object: deployment({ container: { lifecycle: { preStop: { exec: { command: ['sleep', '30'] } } } } }) },
    passing: { object: deployment({ container: { lifecycle: { preStop: { exec: { command: ['sleep', '15'] } } } } }) },
  },
];
