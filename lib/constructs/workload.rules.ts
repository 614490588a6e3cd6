import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/containers',
    severity: 'error',
    title: 'A workload is given `app` or `containers`, and not both.',
    why: '`app` is the one main container; `containers` are several.',
  },
  {
    code: 'app/selector',
    severity: 'error',
    title: 'The name of a workload is a label value, or its selector is given.',
    why: 'By default Pods are selected by a label that has the name of their workload, and labels have at most 63 characters.',
  },
];
