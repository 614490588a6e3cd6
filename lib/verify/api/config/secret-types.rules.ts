import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/secret-keys',
    severity: 'error',
    title: 'A Secret has the keys that its type asks for.',
    why: 'Who uses a Secret of that type looks for these keys.',
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
    code: 'api/secret-pem',
    severity: 'warning',
    title: 'The certificate and key of a TLS Secret are in PEM format.',
    why: 'Servers and ingress controllers read no other. (The API server only warns.)',
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
