import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/ephemeral-container-fields',
    severity: 'error',
    title: 'An ephemeral container has no ports, probes, hooks, resources, restart policy or parts of volumes.',
    why: 'It is for a look inside a running Pod and no part of what the Pod does.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/',
    failing: {
      object: pod({ ephemeralContainers: [{ name: 'debug', image: 'busybox:1.37', ports: [{ containerPort: 80 }] }] }),
    },
    passing: { object: pod() },
  },
  {
    code: 'api/ephemeral-container-target',
    severity: 'error',
    title: 'The container that an ephemeral container looks into is in the Pod.',
    why: 'It shares the processes of that container.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/',
    failing: {
      object: pod({ ephemeralContainers: [{ name: 'debug', image: 'busybox:1.37', targetContainerName: 'app' }] }),
    },
    passing: { object: pod() },
  },
];
