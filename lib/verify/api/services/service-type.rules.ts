import { service } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/external-name',
    severity: 'error',
    title: 'A Service of type ExternalName has a DNS name as externalName, and no cluster IPs.',
    why: 'DNS answers with a CNAME record for that name, so the Service itself has no address.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
    failing: { object: service({ type: 'ExternalName' }) },
    passing: { object: service({ type: 'ExternalName', externalName: 'db.example.com' }) },
  },
];
