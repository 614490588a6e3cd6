import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/autoscaler-target',
    severity: 'error',
    alsoIn: ['constructs/scaled-container'],
    title: 'autoscale knows the name of the workload and of the one container that it measures.',
    why: 'An autoscaler finds its workload by name. With several main containers, only you know which one has the load.',
  },
];
