import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'pod/unwatched-directory',
    severity: 'error',
    title: 'A directory that is watched for changes is a volume of the application, and not mounted by `subPath`.',
    why: "Another container cannot see files of the application's image, and the kubelet never updates files that a `subPath` mounts.",
  },
];
