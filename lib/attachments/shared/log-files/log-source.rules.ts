import type { ProgramRule } from '../../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'pod/invalid-logs',
    severity: 'error',
    alsoIn: ['attachments/shared/log-files/rotation'],
    title: '`logs` has an absolute directory, a glob of file names and, for copytruncate, a valid size and count.',
    why: 'The configuration of the log processor is generated from these values.',
  },
  {
    code: 'pod/missing-logs',
    severity: 'error',
    title: 'A log processor has `logs`: the files that it reads.',
    why: 'Set `logs` on the workload, or in the options of the log processor.',
  },
];
