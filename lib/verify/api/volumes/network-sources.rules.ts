import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/fc-target',
    severity: 'error',
    title: 'An fc volume has either targetWWNs with a lun, or wwids.',
    why: 'The node finds a Fibre Channel disk by one of the two.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#fc',
    failing: { object: pod({ volumes: [{ name: 'data', fc: { targetWWNs: ['500a0982991b8dc5'] } }] }) },
    passing: { object: pod({ volumes: [{ name: 'data', fc: { targetWWNs: ['500a0982991b8dc5'], lun: 2 } }] }) },
  },
  {
    code: 'api/flex-option',
    severity: 'error',
    title: 'Options of a flexVolume are not under kubernetes.io or k8s.io.',
    why: 'The kubelet passes its own options to the driver under these prefixes.',
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
    title: 'A flocker volume has exactly one of datasetName and datasetUUID, and no "/" in the name.',
    why: 'One of them identifies the dataset. Kubernetes removed the driver in 1.25.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/',
    failing: { object: pod({ volumes: [{ name: 'data', flocker: { datasetName: 'a', datasetUUID: 'b' } }] }) },
    passing: { object: pod({ volumes: [{ name: 'data', flocker: { datasetName: 'a' } }] }) },
  },
  {
    code: 'api/nfs-path',
    severity: 'error',
    title: 'The path of an nfs volume is absolute.',
    why: 'An NFS server exports directories by their absolute paths.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#nfs',
    failing: { object: pod({ volumes: [{ name: 'data', nfs: { server: 'nfs.example.com', path: 'exports' } }] }) },
    passing: { object: pod({ volumes: [{ name: 'data', nfs: { server: 'nfs.example.com', path: '/exports' } }] }) },
  },
  {
    code: 'api/volume-reference',
    severity: 'error',
    alsoIn: ['verify/api/volumes/csi'],
    title: 'A volume refers to other objects by names that are valid for their kind.',
    why: 'No Secret, volume or namespace can have an invalid name.',
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
