import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/probe-loopback',
    severity: 'warning',
    title: 'No probe connects to the loopback address.',
    why: 'The kubelet connects from the node, so 127.0.0.1 is the node itself.',
    source:
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes',
    failing: {
      object: deployment({
        container: { readinessProbe: { httpGet: { path: '/ready', port: 'http', host: '127.0.0.1' } } },
      }),
    },
    passing: { object: deployment({ container: { readinessProbe: { httpGet: { path: '/ready', port: 'http' } } } }) },
  },
];
