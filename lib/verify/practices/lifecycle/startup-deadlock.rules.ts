import type { Rule } from '../../../kubernetes/rule';
import { deployment, other } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/startup-deadlock',
    severity: 'warning',
    since: '1.29',
    title: 'A native sidecar does not wait for a container that starts after it.',
    why: 'The kubelet starts the next container only after the startup probe and the postStart hook of the sidecar succeed.',
    source:
      'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle',
    failing: {
      object: deployment({
        spec: {
          initContainers: [
            other('proxy', { restartPolicy: 'Always', startupProbe: { httpGet: { path: '/ready', port: 8080 } } }),
          ],
        },
      }),
    },
    passing: {
      object: deployment({
        spec: {
          initContainers: [
            other('proxy', {
              restartPolicy: 'Always',
              ports: [{ containerPort: 8443 }],
              startupProbe: { httpGet: { path: '/ready', port: 8443 } },
            }),
          ],
        },
      }),
    },
  },
];
