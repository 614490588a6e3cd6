import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/secret-keys',
    severity: 'error',
    title: 'A Secret has the keys that its type requires.',
    why: 'Consumers read these keys: kubernetes.io/tls requires tls.crt and tls.key. The type Opaque requires none.',
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-types',
    failing: {
      object: {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'web' },
        type: 'kubernetes.io/ssh-auth',
        stringData: { key: '…' },
      },
    },
    passing: {
      object: {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'web' },
        type: 'kubernetes.io/ssh-auth',
        stringData: { 'ssh-privatekey': '…' },
      },
    },
  },
  {
    code: 'api/tls-key-pair',
    severity: 'warning',
    title: 'A TLS Secret has a certificate and its private key, in PEM format.',
    why: 'No server can use another pair. The API server accepts it with a warning.',
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets',
    failing: {
      object: {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'web' },
        type: 'kubernetes.io/tls',
        stringData: { 'tls.crt': 'MIIB', 'tls.key': 'MIIB' },
      },
    },
    passing: {
      object: {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'web' },
        type: 'Opaque',
        stringData: { 'tls.crt': 'MIIB', 'tls.key': 'MIIB' },
      },
    },
  },
];
