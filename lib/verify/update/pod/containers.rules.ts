import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/pod-containers',
    severity: 'error',
    title: 'An update of a Pod keeps the number of its containers.',
    why: 'A Pod starts with its containers and ends with them. Only ephemeral containers are added later, with `kubectl debug`.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement',
    failing: {
      old: pod(),
      object: pod({
        containers: [
          { name: 'web', image: 'nginx:1.29' },
          { name: 'logs', image: 'fluent-bit:4' },
        ],
      }),
    },
    passing: { old: pod(), object: pod({ containers: [{ name: 'web', image: 'nginx:1.30' }] }) },
  },
];
