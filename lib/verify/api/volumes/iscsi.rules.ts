import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/iscsi-name',
    severity: 'error',
    title: 'Names of iSCSI nodes start with iqn, eui or naa and have the form that goes with it.',
    why: 'Targets and initiators know each other by them. With an initiator of its own, volume and portal have 64 bytes together.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#iscsi',
    failing: {
      object: pod({ volumes: [{ name: 'data', iscsi: { targetPortal: '10.0.0.1:3260', iqn: 'storage', lun: 0 } }] }),
    },
    passing: {
      object: pod({
        volumes: [
          { name: 'data', iscsi: { targetPortal: '10.0.0.1:3260', iqn: 'iqn.2001-04.com.example:storage', lun: 0 } },
        ],
      }),
    },
  },
];
