import type { RuleDoc } from '../../findings/rule';
import { volumeRule } from './volume-examples';

const reference = 'https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/';
const concepts = 'https://kubernetes.io/docs/concepts/storage/volumes/';

/** Sources of volumes that name a kind of storage: most of their drivers have left Kubernetes, but not the API. */
export const legacyVolumeRules: readonly RuleDoc[] = [
  volumeRule({
    code: 'api/volume-range',
    title: 'Partitions and logical units are numbered from 0 to 255.',
    why: 'There are no others on a disk or at a target.',
    source: reference,
    failing: { awsElasticBlockStore: { volumeID: 'vol-1', partition: 256 } },
    passing: { awsElasticBlockStore: { volumeID: 'vol-1', partition: 255 } },
  }),
  volumeRule({
    code: 'api/volume-reference',
    title: 'What a volume refers to by name has a name that its kind can have.',
    why: 'There can be no Secret, no volume and no namespace of such a name.',
    source: reference,
    failing: { csi: { driver: 'csi.example.com', nodePublishSecretRef: { name: 'A_Secret' } } },
    passing: { csi: { driver: 'csi.example.com', nodePublishSecretRef: { name: 'a-secret' } } },
  }),
  volumeRule({
    code: 'api/nfs-path',
    title: 'The path of an NFS export is absolute.',
    why: 'A server exports directories by their full paths.',
    source: `${concepts}#nfs`,
    failing: { nfs: { server: 'nfs.example.com', path: 'exports' } },
    passing: { nfs: { server: 'nfs.example.com', path: '/exports' } },
  }),
  volumeRule({
    code: 'api/iscsi-name',
    title: 'Names of iSCSI nodes start with iqn, eui or naa and have the form that goes with it.',
    why: 'Targets and initiators know each other by them. With an initiator of its own, volume and portal have 64 bytes together.',
    source: `${concepts}#iscsi`,
    failing: { iscsi: { targetPortal: '10.0.0.1:3260', iqn: 'storage', lun: 0 } },
    passing: { iscsi: { targetPortal: '10.0.0.1:3260', iqn: 'iqn.2001-04.com.example:storage', lun: 0 } },
  }),
  volumeRule({
    code: 'api/fc-target',
    title: 'A Fibre Channel volume has targetWWNs and a lun, or wwids.',
    why: 'It is found by one of them; with both, it would not be known by which.',
    source: `${concepts}#fc`,
    failing: { fc: { targetWWNs: ['500a0982991b8dc5'] } },
    passing: { fc: { targetWWNs: ['500a0982991b8dc5'], lun: 2 } },
  }),
  volumeRule({
    code: 'api/azure-disk',
    title: 'An Azure disk has a known kind and caching mode, and a URI that goes with its kind.',
    why: 'Managed disks are resources (/subscriptions/…), the others blobs (https://…). Without a kind, it is Shared.',
    source: `${concepts}#azuredisk`,
    failing: { azureDisk: { diskName: 'data', diskURI: '/subscriptions/1/disks/data' } },
    passing: { azureDisk: { diskName: 'data', diskURI: '/subscriptions/1/disks/data', kind: 'Managed' } },
  }),
  volumeRule({
    code: 'api/flex-option',
    title: 'Options of a flexVolume are not under kubernetes.io or k8s.io.',
    why: 'The kubelet passes its own options to the driver under these names.',
    source: `${concepts}#flexvolume-deprecated`,
    failing: { flexVolume: { driver: 'example.com/nas', options: { 'kubernetes.io/readwrite': 'ro' } } },
    passing: { flexVolume: { driver: 'example.com/nas', options: { readwrite: 'ro' } } },
  }),
  volumeRule({
    code: 'api/flocker-dataset',
    title: 'A flocker volume has the name or the UUID of its dataset, and the name has no "/".',
    why: 'It is found by one of them.',
    source: reference,
    failing: { flocker: { datasetName: 'a', datasetUUID: 'b' } },
    passing: { flocker: { datasetName: 'a' } },
  }),
  volumeRule({
    code: 'api/quobyte',
    title:
      'The registry of a quobyte volume is host:port, or several with commas between; a tenant has at most 64 bytes.',
    why: 'The driver connects to one of them.',
    source: reference,
    failing: { quobyte: { registry: 'quobyte', volume: 'data' } },
    passing: { quobyte: { registry: 'quobyte:7861', volume: 'data' } },
  }),
  volumeRule({
    code: 'api/deprecated-volume',
    title: 'Volumes of kinds that Kubernetes has given up are not mounted any more.',
    why: 'The API takes them, with a warning; the node does not know them, and the Pod does not start.',
    source: `${concepts}#types-of-volumes`,
    failing: { rbd: { monitors: ['10.0.0.1:6789'], image: 'data' } },
    passing: { csi: { driver: 'rbd.csi.ceph.com' } },
  }),
];
