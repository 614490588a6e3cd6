import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'pod/invalid-logs',
    severity: 'error',
    alsoIn: ['attachments/fluent-bit/rotation'],
    title: '`logs` names a directory, files and a rotation that there can be.',
    why: 'A log processor reads what it says, so nothing can be configured without it.',
  },
  {
    code: 'pod/missing-logs',
    severity: 'error',
    title: 'A log processor is told which files to read.',
    why: 'It is said once, in `logs` of the workload, or to the log processor itself.',
  },
];
