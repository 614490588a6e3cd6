import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/host-process',
    severity: 'error',
    title: 'Either all containers of a Pod are HostProcess containers or none, and they require hostNetwork: true.',
    why: 'HostProcess containers run directly on the Windows node, on its network.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/',
    failing: { object: pod({ securityContext: { windowsOptions: { hostProcess: true } } }) },
    passing: { object: pod({ hostNetwork: true, securityContext: { windowsOptions: { hostProcess: true } } }) },
  },
];
