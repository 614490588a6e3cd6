import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/grace-budget',
    severity: 'warning',
    title: 'preStop hooks, draining and sidecars fit in the grace period, with 5 seconds to spare.',
    why: 'What still runs at its end is killed, with the requests that it was serving. It includes the preStop hooks.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow',
    failing: { object: deployment({ container: { lifecycle: { preStop: { exec: { command: ['sleep', '30'] } } } } }) },
    passing: { object: deployment({ container: { lifecycle: { preStop: { exec: { command: ['sleep', '15'] } } } } }) },
  },
];
