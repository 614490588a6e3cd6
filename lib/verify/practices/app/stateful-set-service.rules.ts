import type { Rule } from '../../../kubernetes/rule';
import { service, statefulSet } from '../facts/example-objects';

const peers = { container: { env: [{ name: 'PEERS', value: 'web-0.web,web-1.web' }] } };

export const rules: readonly Rule[] = [
  {
    code: 'practice/stateful-set-service',
    severity: 'warning',
    title: 'serviceName of a StatefulSet whose Pods use their DNS names is a headless Service in the app.',
    why: 'This Service gives each Pod its DNS name, for example db-0.db.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
    failing: { object: [statefulSet(peers), service('http')] },
    passing: { object: [statefulSet(peers), service('http', { clusterIP: 'None' })] },
  },
];
