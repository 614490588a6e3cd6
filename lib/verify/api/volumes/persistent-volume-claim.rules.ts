import { claim } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/claim-access-modes',
    severity: 'error',
    title: 'A claim has at least one access mode, each a known one, and ReadWriteOncePod only alone.',
    why: 'The cluster finds or makes a volume that can be mounted in these ways.',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
    failing: { object: claim({ accessModes: ['ReadWriteOncePod', 'ReadWriteOnce'] }) },
    passing: { object: claim({ accessModes: ['ReadWriteOncePod'] }) },
  },
  {
    code: 'api/claim-class',
    severity: 'error',
    title: 'The classes that a claim names have names that such objects can have: DNS subdomains.',
    why: 'An empty text is no name but a choice: it asks for a volume that has no class.',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1',
    failing: { object: claim({ storageClassName: 'Fast_Disks' }) },
    passing: { object: claim({ storageClassName: 'fast-disks' }) },
  },
  {
    code: 'api/claim-storage',
    severity: 'error',
    title: 'A claim asks for an amount of storage, which is more than nothing.',
    why: 'The cluster finds or makes a volume of at least that size.',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#resources',
    failing: { object: claim({ resources: { requests: { storage: '0' } } }) },
    passing: { object: claim({}) },
  },
  {
    code: 'api/claim-volume-mode',
    severity: 'error',
    title: 'The volume mode of a claim is Filesystem or Block.',
    why: 'Containers mount the one (volumeMounts), and open the other as a device (volumeDevices).',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-mode',
    failing: { object: claim({ volumeMode: 'Raw' }) },
    passing: { object: claim({ volumeMode: 'Block' }) },
  },
];
