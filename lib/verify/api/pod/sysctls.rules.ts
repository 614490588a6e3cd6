import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/sysctl',
    severity: 'error',
    since: '1.29',
    title: 'No sysctl belongs to a namespace that the Pod shares with its node.',
    why: 'With hostNetwork or hostIPC, such a sysctl would change the node for all of its Pods. In all releases, names are valid and unique.',
    source: 'https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/',
    failing: {
      object: pod({ hostNetwork: true, securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] } }),
    },
    passing: { object: pod({ securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] } }) },
  },
];
