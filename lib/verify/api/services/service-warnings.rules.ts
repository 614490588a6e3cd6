import { service } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/service-ignores',
    severity: 'warning',
    title: 'A Service has no fields that go with another type, and none that are deprecated.',
    why: 'The server takes them, does nothing with them, and warns.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service',
    failing: { object: service({ ports: [{ port: 80 }], externalName: 'db.example.com' }) },
    passing: { object: service({ ports: [{ port: 80 }] }) },
  },
];
