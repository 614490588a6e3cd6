import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/read-only-root',
    severity: 'warning',
    title: 'A tool that writes files has a volume for them if its root file system is read-only.',
    why: 'The tool cannot write to its directory and fails to start.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    failing: {
      object: deployment({ container: { securityContext: { readOnlyRootFilesystem: true }, image: 'postgres:17.6' } }),
    },
    passing: {
      object: deployment({
        container: {
          securityContext: { readOnlyRootFilesystem: true },
          volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql/data' }],
          image: 'postgres:17.6',
        },
        spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
      }),
    },
  },
];
