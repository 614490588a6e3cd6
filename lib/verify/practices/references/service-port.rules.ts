import type { Rule } from '../../../kubernetes/rule';
import { deployment, service } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/service-port',
    severity: 'warning',
    title: 'A Service targets a port that its Pods have.',
    why: 'Otherwise every connection is refused. Before Kubernetes 1.33, Services find a port of a native sidecar by its number only.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
    failing: { object: [deployment(), service('web')] },
    passing: { object: [deployment(), service('http')] },
  },
];
