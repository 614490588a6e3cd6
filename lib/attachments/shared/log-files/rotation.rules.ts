import type { ProgramRule } from '../../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'pod/logs-not-rotated',
    severity: 'warning',
    title: 'Log files are rotated, by the application or by copytruncate.',
    why: "Without rotation they fill the volume until the kubelet evicts the Pod, or until the node's disk is full.",
  },
  {
    code: 'pod/logs-rotated-files',
    severity: 'error',
    title:
      'The glob `logs.files` matches current log files, but not rotated ones; `rotation.renamed` matches log files only.',
    why: 'The log processor would read the lines of a rotated file a second time, or files that are not logs.',
  },
  {
    code: 'pod/logs-rotation-size',
    severity: 'error',
    title: 'The largest log file and its rotated copies fit in the size limit of their volume.',
    why: 'The kubelet evicts a Pod when an emptyDir exceeds its sizeLimit.',
  },
  {
    code: 'pod/logs-rotator-user',
    severity: 'error',
    title: "With copytruncate, the container that writes the logs has a runAsUser, its own or the Pod's.",
    why: 'The container that truncates the files has to run as the user who owns them.',
  },
  {
    code: 'pod/logs-unlimited',
    severity: 'warning',
    title: 'The volume of the log files has a size limit.',
    why: "Rotation limits the size only as long as it keeps up. A burst of logs could fill the node's disk.",
  },
];
