import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/env-file',
    severity: 'error',
    since: '1.35',
    title: 'A fileKeyRef reads a file in an emptyDir volume of the Pod, by a path without "..".',
    why: 'An init container writes the file before the container starts.',
    source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-via-file/',
    failing: {
      object: podOf({
        env: [{ name: 'A', valueFrom: { fileKeyRef: { volumeName: 'config', path: 'env', key: 'LEVEL' } } }],
      }),
    },
    passing: {
      object: podOf(
        { env: [{ name: 'A', valueFrom: { fileKeyRef: { volumeName: 'config', path: 'env', key: 'LEVEL' } } }] },
        { volumes: [{ name: 'config', emptyDir: {} }] },
      ),
    },
  },
  {
    code: 'api/env-reference',
    severity: 'error',
    alsoIn: ['verify/api/container/env'],
    title: 'A reference to a ConfigMap or Secret has a valid name and, for a single value, a valid key.',
    why: 'A name is a DNS subdomain. A key has letters, digits, "-", "_" and ".".',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/',
    failing: {
      object: podOf({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'log/level' } } }] }),
    },
    passing: {
      object: podOf({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'log.level' } } }] }),
    },
  },
  {
    code: 'api/env-source',
    severity: 'error',
    title: 'An environment variable has either `value` or exactly one source in `valueFrom`.',
    why: 'A variable has one value, and no source has priority over another.',
    source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
    failing: {
      object: podOf({
        env: [
          {
            name: 'A',
            valueFrom: {
              configMapKeyRef: { name: 'settings', key: 'level' },
              secretKeyRef: { name: 'settings', key: 'level' },
            },
          },
        ],
      }),
    },
    passing: {
      object: podOf({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'level' } } }] }),
    },
  },
];
