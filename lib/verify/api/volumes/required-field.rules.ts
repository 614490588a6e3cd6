import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/volume-range',
    severity: 'error',
    title: 'Partitions and logical units are numbered from 0 to 255.',
    why: 'There are no others on a disk or at a target.',
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
    title: 'A volume’s source says what it needs to be found: a name, a path, a server, the driver.',
    why: 'Without it the node has nothing to mount.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/',
    failing: { object: pod({ volumes: [{ name: 'data', configMap: {} }] }) },
    passing: { object: pod({ volumes: [{ name: 'data', configMap: { name: 'settings' } }] }) },
  },
];
