import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/route-backend',
    severity: 'error',
    title:
      'An Ingress or a route of expose leads to one TCP port of its Service, by the protocol that the port speaks.',
    why: 'A proxy that expects TLS answers plain requests with an error. An Ingress and an HTTPRoute connect without TLS by default, and a TLSRoute passes TLS on to what has the certificate.',
  },
];
