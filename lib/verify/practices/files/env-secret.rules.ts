import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/env-secret',
    severity: 'warning',
    title: 'Credentials in environment variables come from Secrets.',
    why: 'Users with access to the manifest or the Pod can read the values of env. Passwords of demos, such as `changeme`, are not reported.',
    source: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
    failing: { object: deployment({ container: { env: [{ name: 'DB_PASSWORD', value: 'hunter2' }] } }) },
    passing: {
      object: deployment({
        container: {
          env: [{ name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'database', key: 'password' } } }],
        },
      }),
    },
  },
];
