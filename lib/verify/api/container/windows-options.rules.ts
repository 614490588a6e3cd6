import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/windows-options',
    severity: 'error',
    title: 'runAsUserName is USER or DOMAIN\\USER, and a GMSA credential spec has a valid name and at most 64 KiB.',
    why: 'A user name on Windows has at most 104 bytes, and a domain at most 255.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-runasusername/',
    failing: { object: podOf({ securityContext: { windowsOptions: { runAsUserName: 'a:b' } } }) },
    passing: {
      object: podOf({ securityContext: { windowsOptions: { runAsUserName: 'NT AUTHORITY\\NETWORK SERVICE' } } }),
    },
  },
];
