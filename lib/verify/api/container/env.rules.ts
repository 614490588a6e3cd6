import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/env-from-source',
    severity: 'error',
    title: 'An entry of envFrom has exactly one of configMapRef and secretRef.',
    why: 'To import both, add one entry for each.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/',
    failing: { object: podOf({ envFrom: [{ prefix: 'APP_' }] }) },
    passing: { object: podOf({ envFrom: [{ prefix: 'APP_', configMapRef: { name: 'settings' } }] }) },
  },
  {
    code: 'api/env-name',
    severity: 'error',
    title:
      'The name of an environment variable has printable ASCII characters except "="; before 1.32, only letters, digits, "-", "_" and ".".',
    why: 'Before 1.32 a name must not start with a digit or with "..". The prefix of an envFrom entry follows the same rule.',
    source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
    failing: { object: podOf({ env: [{ name: 'A=B', value: '' }] }) },
    passing: { object: podOf({ env: [{ name: 'A_B', value: '' }] }) },
  },
];
