import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/probe-port',
    severity: 'warning',
    title: 'A probe goes to a port that a container of the Pod has.',
    why: 'A probe that nobody answers takes the Pod out of its Services, or restarts it again and again. A name is looked up among the ports of its own container alone. A number need not be declared: it is reported where it is a declared one mistyped, as 8008 for 8080.',
    source:
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',
    failing: { object: deployment({ container: { readinessProbe: { httpGet: { path: '/ready', port: 'htpp' } } } }) },
    passing: { object: deployment({ container: { readinessProbe: { httpGet: { path: '/ready', port: 'http' } } } }) },
  },
];
