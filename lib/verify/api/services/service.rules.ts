import { service } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/service-topology',
    severity: 'error',
    title: 'The annotations topology-mode and topology-aware-hints of a Service have the same value.',
    why: 'service.kubernetes.io/topology-mode replaces the other. With different values it would be unclear which one applies.',
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
    title: 'The timeout of session affinity is 1 to 86400 seconds.',
    why: 'For that time, kube-proxy sends a client to the same Pod. The default is three hours.',
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
