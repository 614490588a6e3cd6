import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/ephemeral-container-fields',
    severity: 'error',
    title: 'An ephemeral container has no ports, probes, lifecycle hooks, resources, restart policy or subPath mounts.',
    why: 'It is for debugging a running Pod: the kubelet never restarts it, and reserves no resources for it.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/',
    failing: {
      object: pod({ ephemeralContainers: [{ name: 'debug', image: 'busybox:1.37', ports: [{ containerPort: 80 }] }] }),
    },
    passing: { object: pod() },
  },
  {
    code: 'api/ephemeral-container-target',
    severity: 'error',
    title: 'targetContainerName of an ephemeral container is a container of the Pod.',
    why: 'The ephemeral container runs in the process namespace of that container.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/',
    failing: {
      object: pod({ ephemeralContainers: [{ name: 'debug', image: 'busybox:1.37', targetContainerName: 'app' }] }),
    },
    passing: { object: pod() },
  },
];
