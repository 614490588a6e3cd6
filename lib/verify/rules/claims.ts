import type { RuleDoc } from '../../findings/rule';

const concepts = 'https://kubernetes.io/docs/concepts/storage';

/** PersistentVolumeClaims, and the templates of claims in StatefulSets and ephemeral volumes. */
export const claimRules: readonly RuleDoc[] = [
  claimRule({
    code: 'api/claim-access-modes',
    title: 'A claim has at least one access mode, each a known one, and ReadWriteOncePod only alone.',
    why: 'The cluster finds or makes a volume that can be mounted in these ways.',
    source: `${concepts}/persistent-volumes/#access-modes`,
    failing: { accessModes: ['ReadWriteOncePod', 'ReadWriteOnce'] },
    passing: { accessModes: ['ReadWriteOncePod'] },
  }),
  claimRule({
    code: 'api/claim-storage',
    title: 'A claim asks for an amount of storage, which is more than nothing.',
    why: 'The cluster finds or makes a volume of at least that size.',
    source: `${concepts}/persistent-volumes/#resources`,
    failing: { resources: { requests: { storage: '0' } } },
    passing: { resources: { requests: { storage: '1Gi' } } },
  }),
  claimRule({
    code: 'api/claim-class',
    title: 'The classes that a claim names have names that such objects can have: DNS subdomains.',
    why: 'An empty text is no name but a choice: it asks for a volume that has no class.',
    source: `${concepts}/persistent-volumes/#class-1`,
    failing: { storageClassName: 'Fast_Disks' },
    passing: { storageClassName: 'fast-disks' },
  }),
  claimRule({
    code: 'api/claim-volume-mode',
    title: 'The volume mode of a claim is Filesystem or Block.',
    why: 'Containers mount the one (volumeMounts), and open the other as a device (volumeDevices).',
    source: `${concepts}/persistent-volumes/#volume-mode`,
    failing: { volumeMode: 'Raw' },
    passing: { volumeMode: 'Block' },
  }),
  claimRule({
    code: 'api/claim-data-source',
    title: 'What a claim is filled from has a kind, a name and, but for claims, an API group.',
    why: 'dataSource and dataSourceRef are two fields for one thing, and have to agree where both are given.',
    source: `${concepts}/persistent-volumes/#data-source-references`,
    failing: { dataSourceRef: { kind: 'VolumeSnapshot', name: 'monday' } },
    passing: { dataSourceRef: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'monday' } },
  }),
];

interface Row extends Omit<RuleDoc, 'failing' | 'passing'> {
  /** What differs in the spec of the claim. */
  readonly failing: object;
  readonly passing: object;
}

function claimRule({ failing, passing, ...doc }: Row): RuleDoc {
  return { ...doc, failing: { object: claim(failing) }, passing: { object: claim(passing) } };
}

function claim(spec: object): object {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
  };
}
