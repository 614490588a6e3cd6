import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/probe-port',
    severity: 'warning',
    title: 'A probe connects to a port that exists in the Pod.',
    why: 'Otherwise it always fails. A port name has to be in the same container; a number is reported if it resembles a declared port (8008 for 8080).',
    source:
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',
    failing: { object: deployment({ container: { readinessProbe: { httpGet: { path: '/ready', port: 'htpp' } } } }) },
    passing: { object: deployment({ container: { readinessProbe: { httpGet: { path: '/ready', port: 'http' } } } }) },
  },
];
