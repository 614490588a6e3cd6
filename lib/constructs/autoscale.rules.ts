import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/autoscaler-target',
    severity: 'error',
    alsoIn: ['constructs/scaled-container'],
    title:
      'autoscale knows the name of the workload and of the one container that it measures, and is its only autoscaler.',
    why: 'An autoscaler finds its workload by name. Of several main containers, only you know which has the load, and two autoscalers undo what the other does.',
  },
];
