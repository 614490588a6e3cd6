import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/sysctl',
    severity: 'error',
    since: '1.29',
    title:
      'Sysctls are spelt as the kernel does, each once, and none is of a namespace that the Pod shares with its node.',
    why: 'With hostNetwork or hostIPC such a value would change the node for all of its Pods.',
    source: 'https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/',
    failing: {
      object: pod({ hostNetwork: true, securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] } }),
    },
    passing: { object: pod({ securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] } }) },
  },
];
