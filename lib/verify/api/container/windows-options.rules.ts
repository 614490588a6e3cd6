import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/windows-options',
    severity: 'error',
    title: 'Windows users are spelt as DOMAIN\\user, credential specs are named as objects are or are at most 64 KiB.',
    why: 'Windows refuses other names.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-runasusername/',
    failing: { object: podOf({ securityContext: { windowsOptions: { runAsUserName: 'a:b' } } }) },
    passing: {
      object: podOf({ securityContext: { windowsOptions: { runAsUserName: 'NT AUTHORITY\\NETWORK SERVICE' } } }),
    },
  },
];
