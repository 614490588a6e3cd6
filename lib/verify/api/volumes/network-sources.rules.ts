import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/fc-target',
    severity: 'error',
    title: 'A Fibre Channel volume has targetWWNs and a lun, or wwids.',
    why: 'It is found by one of them; with both, it would not be known by which.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#fc',
    failing: { object: pod({ volumes: [{ name: 'data', fc: { targetWWNs: ['500a0982991b8dc5'] } }] }) },
    passing: { object: pod({ volumes: [{ name: 'data', fc: { targetWWNs: ['500a0982991b8dc5'], lun: 2 } }] }) },
  },
  {
    code: 'api/flex-option',
    severity: 'error',
    title: 'Options of a flexVolume are not under kubernetes.io or k8s.io.',
    why: 'The kubelet passes its own options to the driver under these names.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#flexvolume-deprecated',
    failing: {
      object: pod({
        volumes: [
          { name: 'data', flexVolume: { driver: 'example.com/nas', options: { 'kubernetes.io/readwrite': 'ro' } } },
        ],
      }),
    },
    passing: {
      object: pod({
        volumes: [{ name: 'data', flexVolume: { driver: 'example.com/nas', options: { readwrite: 'ro' } } }],
      }),
    },
  },
  {
    code: 'api/flocker-dataset',
    severity: 'error',
    title: 'A flocker volume has the name or the UUID of its dataset, and the name has no "/".',
    why: 'It is found by one of them.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/',
    failing: { object: pod({ volumes: [{ name: 'data', flocker: { datasetName: 'a', datasetUUID: 'b' } }] }) },
    passing: { object: pod({ volumes: [{ name: 'data', flocker: { datasetName: 'a' } }] }) },
  },
  {
    code: 'api/nfs-path',
    severity: 'error',
    title: 'The path of an NFS export is absolute.',
    why: 'A server exports directories by their full paths.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#nfs',
    failing: { object: pod({ volumes: [{ name: 'data', nfs: { server: 'nfs.example.com', path: 'exports' } }] }) },
    passing: { object: pod({ volumes: [{ name: 'data', nfs: { server: 'nfs.example.com', path: '/exports' } }] }) },
  },
  {
    code: 'api/volume-reference',
    severity: 'error',
    alsoIn: ['verify/api/volumes/csi'],
    title: 'What a volume refers to by name has a name that its kind can have.',
    why: 'There can be no Secret, no volume and no namespace of such a name.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/',
    failing: {
      object: pod({
        volumes: [{ name: 'data', csi: { driver: 'csi.example.com', nodePublishSecretRef: { name: 'A_Secret' } } }],
      }),
    },
    passing: {
      object: pod({
        volumes: [{ name: 'data', csi: { driver: 'csi.example.com', nodePublishSecretRef: { name: 'a-secret' } } }],
      }),
    },
  },
];
