import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/unstable-chart',
    severity: 'warning',
    title: 'A Helm chart renders the same each time.',
    why: 'What it makes up (a password, a certificate, a date) is another at each synth, and changes what runs.',
  },
];
