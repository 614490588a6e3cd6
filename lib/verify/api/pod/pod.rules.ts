import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/ephemeral-containers',
    severity: 'error',
    alsoIn: ['verify/api/pod/pod-only'],
    title: 'A Pod that is created, and a template, has no ephemeral containers.',
    why: 'They are added to a running Pod, to look into it: `kubectl debug` does it.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/',
    failing: { object: pod({ ephemeralContainers: [{ name: 'debug', image: 'busybox:1.37' }] }) },
    passing: { object: pod() },
  },
];
