import { service } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/service-topology',
    severity: 'error',
    title: 'The annotation for topology aware routing and the one that it replaces say the same.',
    why: 'It would be open which of them holds.',
    source: 'https://kubernetes.io/docs/reference/labels-annotations-taints/#servicekubernetesiotopology-mode',
    failing: {
      object: service(
        { ports: [{ port: 80 }] },
        {
          annotations: {
            'service.kubernetes.io/topology-mode': 'Auto',
            'service.kubernetes.io/topology-aware-hints': 'Disabled',
          },
        },
      ),
    },
    passing: {
      object: service({ ports: [{ port: 80 }] }, { annotations: { 'service.kubernetes.io/topology-mode': 'Auto' } }),
    },
  },
  {
    code: 'api/session-affinity',
    severity: 'error',
    title: 'A client stays with a Pod for 1 to 86,400 seconds.',
    why: 'A day is the longest that the nodes remember it.',
    source: 'https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity',
    failing: {
      object: service({
        ports: [{ port: 80 }],
        sessionAffinity: 'ClientIP',
        sessionAffinityConfig: { clientIP: { timeoutSeconds: 86401 } },
      }),
    },
    passing: {
      object: service({
        ports: [{ port: 80 }],
        sessionAffinity: 'ClientIP',
        sessionAffinityConfig: { clientIP: { timeoutSeconds: 86400 } },
      }),
    },
  },
];
