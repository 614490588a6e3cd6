import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/deprecated-volume',
    severity: 'warning',
    title: 'Volumes of kinds that Kubernetes has given up are not mounted any more.',
    why: 'The API takes them, with a warning; the node does not know them, and the Pod does not start.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#types-of-volumes',
    failing: { object: pod({ volumes: [{ name: 'data', rbd: { monitors: ['10.0.0.1:6789'], image: 'data' } }] }) },
    passing: { object: pod({ volumes: [{ name: 'data', csi: { driver: 'rbd.csi.ceph.com' } }] }) },
  },
];
