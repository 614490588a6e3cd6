import { service } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/external-name',
    severity: 'error',
    title: 'A Service of type ExternalName has a name in DNS, and no addresses.',
    why: 'It is that name, by another one.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
    failing: { object: service({ type: 'ExternalName' }) },
    passing: { object: service({ type: 'ExternalName', externalName: 'db.example.com' }) },
  },
];
