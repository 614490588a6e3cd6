import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/sysctl',
    severity: 'error',
    title: 'Sysctl names are valid and unique, and none belongs to a namespace that the Pod shares with its node.',
    why: 'With hostNetwork or hostIPC, such a sysctl would change the node for all of its Pods; servers check that since 1.29.',
    source: 'https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/',
    failing: {
      kubernetes: '1.35',
      object: pod({ hostNetwork: true, securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] } }),
    },
    passing: { object: pod({ securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] } }) },
  },
];
