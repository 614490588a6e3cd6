import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

const cpu = (amount: string) => ({ resources: { requests: { cpu: amount } } });

export const rules: readonly Rule[] = [
  {
    code: 'api/resize-unsupported',
    severity: 'error',
    title: 'A Pod that is resized is not static, not for Windows, and on a node that resizes.',
    why: 'Other Pods get other resources only when they are created again.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/',
    failing: {
      resize: true,
      old: podOf(cpu('1'), { os: { name: 'windows' } }),
      object: podOf(cpu('2'), { os: { name: 'windows' } }),
    },
    passing: { resize: true, old: podOf(cpu('1')), object: podOf(cpu('2')) },
  },
];
