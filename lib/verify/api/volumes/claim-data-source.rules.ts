import { claim } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/claim-data-source',
    severity: 'error',
    title: 'What a claim is filled from has a kind, a name and, but for claims, an API group.',
    why: 'dataSource and dataSourceRef are two fields for one thing, and have to agree where both are given.',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#data-source-references',
    failing: { object: claim({ dataSourceRef: { kind: 'VolumeSnapshot', name: 'monday' } }) },
    passing: {
      object: claim({ dataSourceRef: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'monday' } }),
    },
  },
];
