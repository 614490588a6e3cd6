import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/data-key',
    severity: 'error',
    alsoIn: ['verify/api/config/secret'],
    title: 'Keys of ConfigMaps and Secrets are file names: letters, digits, "-", "_" and ".", at most 253 bytes.',
    why: 'Where they are mounted each key is a file. A key is in `data` or `binaryData`, not in both.',
    source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object',
    failing: { object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' }, data: { 'a/b': '' } } },
    passing: { object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' }, data: { 'a.b': '' } } },
  },
  {
    code: 'api/data-size',
    severity: 'error',
    alsoIn: ['verify/api/config/secret'],
    title: 'The values of a ConfigMap or Secret have at most 1 MiB together.',
    why: 'The control plane keeps each object whole in memory.',
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
