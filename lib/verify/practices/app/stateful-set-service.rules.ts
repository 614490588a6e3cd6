import type { Rule } from '../../../kubernetes/rule';
import { service, statefulSet } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/stateful-set-service',
    severity: 'warning',
    title: 'serviceName of a StatefulSet is a headless Service in the app.',
    why: 'This Service gives each Pod its DNS name, for example db-0.db.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
    failing: { object: [statefulSet(), service('http')] },
    passing: { object: [statefulSet(), service('http', { clusterIP: 'None' })] },
  },
];
