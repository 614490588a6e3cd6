import type { Rule } from '../../../kubernetes/rule';
import { deployment, other } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/shared-volume-users',
    severity: 'warning',
    title: 'Users that write to the same volume share a group.',
    why: 'A file has one owner. Without an fsGroup, neither user can change the files of the other.',
    source:
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod',
    failing: {
      object: deployment({
        container: { volumeMounts: [{ name: 'files', mountPath: '/files' }], securityContext: { runAsUser: 1000 } },
        others: [
          other('logs', {
            securityContext: { runAsUser: 2000 },
            volumeMounts: [{ name: 'files', mountPath: '/var/log/web' }],
          }),
        ],
        spec: { volumes: [{ name: 'files', emptyDir: {} }], securityContext: {} },
      }),
    },
    passing: {
      object: deployment({
        container: { volumeMounts: [{ name: 'files', mountPath: '/files' }], securityContext: { runAsUser: 1000 } },
        others: [
          other('logs', {
            securityContext: { runAsUser: 2000 },
            volumeMounts: [{ name: 'files', mountPath: '/var/log/web' }],
          }),
        ],
        spec: { volumes: [{ name: 'files', emptyDir: {} }], securityContext: { fsGroup: 3000 } },
      }),
    },
  },
];
