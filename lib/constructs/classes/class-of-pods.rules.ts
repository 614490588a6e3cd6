import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/class',
    severity: 'error',
    title: 'The Pods of a workload have one class of each kind, and no field that contradicts it.',
    why: 'The API server refuses Pods that contradict their PriorityClass or RuntimeClass, so that the workload has none.',
  },
];
