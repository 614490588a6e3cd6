import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/env-from-source',
    severity: 'error',
    title: 'An entry of envFrom has exactly one of configMapRef and secretRef.',
    why: 'Two sources are two entries.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/',
    failing: { object: podOf({ envFrom: [{ prefix: 'APP_' }] }) },
    passing: { object: podOf({ envFrom: [{ prefix: 'APP_', configMapRef: { name: 'settings' } }] }) },
  },
  {
    code: 'api/env-name',
    severity: 'error',
    title:
      'A variable has a name: from 1.32 on of any printable ASCII but "=", before that of letters, digits, "-", "_" and ".".',
    why: 'Before 1.32 it cannot start with a digit or with ".." either. A prefix of envFrom keeps the same rule.',
    source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
    failing: { object: podOf({ env: [{ name: 'A=B', value: '' }] }) },
    passing: { object: podOf({ env: [{ name: 'A_B', value: '' }] }) },
  },
];
