import { service } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/service-ignores',
    severity: 'warning',
    title: 'A Service sets no fields that its type ignores, and no deprecated ones.',
    why: 'An ignored field has no effect. The API server accepts both with a warning.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service',
    failing: { object: service({ ports: [{ port: 80 }], externalName: 'db.example.com' }) },
    passing: { object: service({ ports: [{ port: 80 }] }) },
  },
];
