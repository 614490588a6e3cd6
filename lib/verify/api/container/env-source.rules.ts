import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/env-file',
    severity: 'error',
    since: '1.35',
    title: 'A file that a variable is read from is in an emptyDir of the Pod; its path has no "..".',
    why: 'An init container writes the file before the container starts. From 1.35.',
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
    title: 'A ConfigMap or Secret is named as one can be called, and a key as one can be spelt.',
    why: 'Such an object could not be there.',
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
    title: 'A variable has a value or exactly one source in valueFrom.',
    why: 'With two it would not be known which counts.',
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
