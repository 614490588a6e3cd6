import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'attachment/unused-volume',
    severity: 'error',
    title: 'A container mounts each volume and config file that an attachment adds.',
    why: 'A volume that no container mounts has no effect. Usually its name in `volumeMounts` is misspelled.',
  },
];
