import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/iscsi-name',
    severity: 'error',
    title: 'The name of an iSCSI node has the format of its type: iqn, eui or naa.',
    why: 'Initiators and targets identify each other by name. With initiatorName, `<volume>:<targetPortal>` has at most 64 bytes.',
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
