import { service } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/service-port',
    severity: 'error',
    alsoIn: ['verify/update/services/allocate'],
    title: 'A Service has ports, unique by port and protocol, and named if it has several.',
    why: 'Only a headless Service or one of type ExternalName works without ports.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
    failing: { object: service({ ports: [{ port: 80 }, { port: 443 }] }) },
    passing: {
      object: service({
        ports: [
          { name: 'http', port: 80 },
          { name: 'https', port: 443 },
        ],
      }),
    },
  },
];
