import type { Rule } from '../../../kubernetes/rule';
import { service, statefulSet } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/stateful-set-service',
    severity: 'warning',
    title: 'The serviceName of a StatefulSet is a headless Service of the app.',
    why: 'From it its Pods have their names in DNS.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
    failing: { object: [statefulSet(), service('http')] },
    passing: { object: [statefulSet(), service('http', { clusterIP: 'None' })] },
  },
];
