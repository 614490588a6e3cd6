import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/unstable-chart',
    severity: 'warning',
    title: 'A Helm chart renders the same manifest each time.',
    why: 'Generated values (passwords, certificates, dates) differ in each synth, and each deployment would change what runs.',
  },
];
