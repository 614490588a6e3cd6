import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/csi-driver',
    severity: 'error',
    title: 'The name of a CSI driver is a DNS subdomain of at most 63 bytes, and is not case-sensitive.',
    why: 'Drivers register with the kubelet of each node by this name.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#csi',
    failing: { object: pod({ volumes: [{ name: 'data', csi: { driver: 'secrets_store' } }] }) },
    passing: { object: pod({ volumes: [{ name: 'data', csi: { driver: 'secrets-store.csi.k8s.io' } }] }) },
  },
];
