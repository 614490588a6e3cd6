import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/ephemeral-containers',
    severity: 'error',
    alsoIn: ['verify/api/pod/pod-only'],
    title: 'A new Pod and a pod template have no ephemeral containers.',
    why: 'Ephemeral containers are only added to a running Pod, for example with `kubectl debug`.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/',
    failing: { object: pod({ ephemeralContainers: [{ name: 'debug', image: 'busybox:1.37' }] }) },
    passing: { object: pod() },
  },
];
