import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'practice/egress-by-name',
    severity: 'warning',
    title: 'The servers that an isolated workload connects to are known by their Pods or addresses.',
    why: 'A NetworkPolicy has no host names. By name only the port can be opened, to every address.',
  },
];
