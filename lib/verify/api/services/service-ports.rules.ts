import { service } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/service-port',
    severity: 'error',
    title: 'A Service has ports: each once for a protocol, named where there are several.',
    why: 'Without ports, only a headless Service or the name of something else makes sense.',
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
