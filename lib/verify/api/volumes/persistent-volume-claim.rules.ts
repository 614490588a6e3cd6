import { claim } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/claim-access-modes',
    severity: 'error',
    title: 'A claim has at least one valid access mode, and ReadWriteOncePod only alone.',
    why: 'Kubernetes binds the claim to a volume that supports these modes.',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
    failing: { object: claim({ accessModes: ['ReadWriteOncePod', 'ReadWriteOnce'] }) },
    passing: { object: claim({ accessModes: ['ReadWriteOncePod'] }) },
  },
  {
    code: 'api/claim-class',
    severity: 'error',
    title: 'storageClassName and volumeAttributesClassName of a claim are DNS subdomains.',
    why: 'An empty storageClassName requests a volume without a class. Without the field, the default class applies.',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1',
    failing: { object: claim({ storageClassName: 'Fast_Disks' }) },
    passing: { object: claim({ storageClassName: 'fast-disks' }) },
  },
  {
    code: 'api/claim-storage',
    severity: 'error',
    title: 'A claim requests an amount of storage that is greater than 0.',
    why: 'Kubernetes binds the claim to a volume of at least that size.',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#resources',
    failing: { object: claim({ resources: { requests: { storage: '0' } } }) },
    passing: { object: claim({}) },
  },
  {
    code: 'api/claim-volume-mode',
    severity: 'error',
    title: 'volumeMode of a claim is Filesystem or Block.',
    why: 'Containers use Filesystem volumes in volumeMounts, and Block volumes in volumeDevices.',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-mode',
    failing: { object: claim({ volumeMode: 'Raw' }) },
    passing: { object: claim({ volumeMode: 'Block' }) },
  },
];
