import { claim } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/claim-data-source',
    severity: 'error',
    title: 'The data source of a claim has a kind, a name and, unless it is a PersistentVolumeClaim, an apiGroup.',
    why: 'dataSource and dataSourceRef describe the same source, and have to agree if both are set.',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#data-source-references',
    failing: { object: claim({ dataSourceRef: { kind: 'VolumeSnapshot', name: 'monday' } }) },
    passing: {
      object: claim({ dataSourceRef: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'monday' } }),
    },
  },
];
