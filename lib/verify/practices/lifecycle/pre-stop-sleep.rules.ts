import type { Rule } from '../../../kubernetes/rule';
import { deployment, service } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/pre-stop-sleep',
    severity: 'warning',
    on: false,
    alsoIn: [
      'attachments/proxies/envoy',
      'attachments/proxies/oauth2-proxy',
      'attachments/proxies/shared/application',
      'pod/pre-stop-sleep',
    ],
    title: 'A container behind a Service, or behind a proxy in its Pod, serves until requests no longer arrive.',
    why: 'Endpoints and proxies learn of a stop while it is under way. Until then, requests still arrive, and fail at each rollout.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow',
    failing: { object: [deployment(), service('http')] },
    passing: {
      object: [
        deployment({ container: { lifecycle: { preStop: { exec: { command: ['sleep', '5'] } } } } }),
        service('http'),
      ],
    },
  },
];
