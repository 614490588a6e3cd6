import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/volume-range',
    severity: 'error',
    title: 'Partition numbers and LUNs are 0 to 255.',
    why: 'The range applies to partition of awsElasticBlockStore and gcePersistentDisk, and to lun of iscsi and fc.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/',
    failing: {
      object: pod({ volumes: [{ name: 'data', awsElasticBlockStore: { volumeID: 'vol-1', partition: 256 } }] }),
    },
    passing: {
      object: pod({ volumes: [{ name: 'data', awsElasticBlockStore: { volumeID: 'vol-1', partition: 255 } }] }),
    },
  },
  {
    code: 'api/volume-required',
    severity: 'error',
    alsoIn: ['verify/api/volumes/iscsi'],
    title: 'A volume source has its required fields, for example a name, path, server or driver.',
    why: 'Without them the kubelet cannot find what to mount.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/',
    failing: { object: pod({ volumes: [{ name: 'data', configMap: {} }] }) },
    passing: { object: pod({ volumes: [{ name: 'data', configMap: { name: 'settings' } }] }) },
  },
];
