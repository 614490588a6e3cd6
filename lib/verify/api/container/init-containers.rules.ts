import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/init-container-fields',
    severity: 'error',
    title: 'An init container has no probes and no lifecycle hooks, unless it is a sidecar.',
    why: 'A regular init container exits before the main containers start. With `restartPolicy: Always` it is a sidecar.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior',
    failing: {
      object: pod({
        initContainers: [{ name: 'setup', image: 'busybox:1.37', readinessProbe: { tcpSocket: { port: 8080 } } }],
      }),
    },
    passing: {
      object: pod({
        initContainers: [
          {
            name: 'setup',
            image: 'busybox:1.37',
            restartPolicy: 'Always',
            readinessProbe: { tcpSocket: { port: 8080 } },
          },
        ],
      }),
    },
  },
];
