import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/containers',
    severity: 'error',
    title: 'A workload sets exactly one of `app` and `containers`.',
    why: '`app` is for one main container, `containers` is for several.',
  },
  {
    code: 'app/selector',
    severity: 'error',
    title: 'The name of a workload is a valid label value, or `selector` is set.',
    why: 'By default Pods are selected by the label app.kubernetes.io/name with that name. A label value has at most 63 characters.',
  },
];
