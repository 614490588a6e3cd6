import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/writable-root',
    severity: 'warning',
    on: false,
    title: 'The root file system of a container is read-only.',
    why: 'An attacker in the container then cannot change its programs.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    failing: { object: deployment() },
    passing: { object: deployment({ container: { securityContext: { readOnlyRootFilesystem: true } } }) },
  },
];
