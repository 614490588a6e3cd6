import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/deprecated-volume',
    severity: 'warning',
    title: 'No volume has a source that Kubernetes has deprecated.',
    why: 'The API server accepts it with a warning, but the kubelet cannot mount it after the driver is removed.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#types-of-volumes',
    failing: { object: pod({ volumes: [{ name: 'data', rbd: { monitors: ['10.0.0.1:6789'], image: 'data' } }] }) },
    passing: { object: pod({ volumes: [{ name: 'data', csi: { driver: 'rbd.csi.ceph.com' } }] }) },
  },
];
