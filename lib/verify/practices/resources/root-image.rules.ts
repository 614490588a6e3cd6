import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

const image = 'nginx:1.29.3';

export const rules: readonly Rule[] = [
  {
    code: 'practice/root-image',
    severity: 'warning',
    title: 'With runAsNonRoot, a well-known image that runs as root has a runAsUser.',
    why: 'The kubelet reads the user of the image, and does not start a container that would run as root, or whose user is a name.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    failing: { object: deployment({ container: { image, securityContext: { runAsNonRoot: true } } }) },
    passing: { object: deployment({ container: { image, securityContext: { runAsNonRoot: true, runAsUser: 101 } } }) },
  },
];
