import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/data-key',
    severity: 'error',
    alsoIn: ['verify/api/config/secret'],
    title: 'A key of a ConfigMap or Secret has letters, digits, "-", "_" and ".", and at most 253 characters.',
    why: 'Each key becomes a file name when it is mounted. A key of a ConfigMap is in `data` or `binaryData`, not in both.',
    source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object',
    failing: { object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' }, data: { 'a/b': '' } } },
    passing: { object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' }, data: { 'a.b': '' } } },
  },
  {
    code: 'api/data-size',
    severity: 'error',
    alsoIn: ['verify/api/config/secret'],
    title: 'The values of a ConfigMap or Secret have at most 1 MiB in total.',
    why: 'Larger objects could exhaust the memory of the API server and the kubelets.',
    source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#motivation',
    failing: {
      object: {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'web' },
        type: 'Opaque',
        stringData: { a: 'a'.repeat(1048577) },
      },
    },
    passing: {
      object: { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'web' }, type: 'Opaque', stringData: { a: 'a' } },
    },
  },
];
