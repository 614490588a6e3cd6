import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'pod/logs-not-rotated',
    severity: 'warning',
    title: 'Somebody rotates log files.',
    why: 'Their volume fills until the kubelet evicts the Pod, or the disk of the node is full.',
  },
  {
    code: 'pod/logs-rotated-files',
    severity: 'error',
    title: 'The glob of log files matches those that are written to, and not those that are rotated away.',
    why: 'The lines of those would be read a second time.',
  },
  {
    code: 'pod/logs-rotation-size',
    severity: 'error',
    title: 'A log file at its largest and the copies that are kept fit into their volume.',
    why: 'The kubelet evicts a Pod whose volume is over its limit.',
  },
  {
    code: 'pod/logs-rotator-user',
    severity: 'error',
    title: 'Whose files are copied and truncated, runs as a user that the Pod says.',
    why: 'The container that empties the files has to be that user.',
  },
  {
    code: 'pod/logs-unlimited',
    severity: 'warning',
    title: 'The volume of log files has a limit.',
    why: 'Rotation bounds what the files take only as long as it works.',
  },
];
