import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/csi-driver',
    severity: 'error',
    title: 'The driver of a CSI volume is a DNS subdomain of at most 63 bytes, in which capitals do not count.',
    why: 'Nodes register drivers under such names.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#csi',
    failing: { object: pod({ volumes: [{ name: 'data', csi: { driver: 'secrets_store' } }] }) },
    passing: { object: pod({ volumes: [{ name: 'data', csi: { driver: 'secrets-store.csi.k8s.io' } }] }) },
  },
];
