import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/volume-device',
    severity: 'error',
    alsoIn: ['verify/api/container/mounts'],
    title: 'A block device is a claim of the Pod, at a unique devicePath without "..", and is not mounted too.',
    why: 'Only persistentVolumeClaim and ephemeral volumes can be block devices. Other volumes are directories.',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#raw-block-volume-support',
    failing: {
      object: podOf(
        { volumeDevices: [{ name: 'data', devicePath: '/dev/data' }] },
        { volumes: [{ name: 'data', emptyDir: {} }] },
      ),
    },
    passing: {
      object: podOf(
        { volumeDevices: [{ name: 'data', devicePath: '/dev/data' }] },
        { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
      ),
    },
  },
];
