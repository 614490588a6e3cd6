import type { ProgramRule } from '../../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'pod/undeclared-upstream',
    severity: 'warning',
    alsoIn: ['pod/compose-findings'],
    title: 'The application declares the port that the proxy in front of it sends requests to.',
    why: 'A container that declares other ports most likely does not listen on that one, so every request fails.',
  },
];
