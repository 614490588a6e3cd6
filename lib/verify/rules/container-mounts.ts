import type { RuleDoc } from '../../findings/rule';
import { containerRule } from './container-examples';

const volumes = 'https://kubernetes.io/docs/concepts/storage/volumes/';
const blocks = 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#raw-block-volume-support';

const data = { name: 'data', persistentVolumeClaim: { claimName: 'data' } };
const scratch = { name: 'data', emptyDir: {} };
const mounted = (mount: object, volume: object = data, container: object = {}) => ({
  container: { volumeMounts: [{ name: 'data', mountPath: '/data', ...mount }], ...container },
  spec: { volumes: [volume] },
});
const device = (volume: object) => ({
  container: { volumeDevices: [{ name: 'data', devicePath: '/dev/data' }] },
  spec: { volumes: [volume] },
});

/** What holds for mounts and block devices. */
export const containerMountRules: readonly RuleDoc[] = [
  containerRule(
    'mount-volume',
    'A mount names a volume of the Pod that is valid itself.',
    'A volume that is refused counts as missing, so one mistake there shows at its mounts too.',
    volumes,
    mounted({ name: 'date' }),
    mounted({}),
  ),
  containerRule(
    'mount-path',
    'A mount has a path, which no other mount or device of the container has.',
    'One would hide the other.',
    volumes,
    mounted({ mountPath: '' }),
    mounted({ mountPath: '/data' }),
  ),
  containerRule(
    'sub-path',
    'A part of a volume is given by subPath or subPathExpr, not both, as a relative path without "..".',
    'Another path would lead out of the volume, into the node’s files.',
    `${volumes}#using-subpath`,
    mounted({ subPath: '../other' }),
    mounted({ subPath: 'other' }),
  ),
  containerRule(
    'mount-propagation',
    'Only privileged containers mount with the propagation Bidirectional.',
    'What they mount there appears on the node.',
    `${volumes}#mount-propagation`,
    mounted({ mountPropagation: 'Bidirectional' }),
    mounted({ mountPropagation: 'Bidirectional' }, data, { securityContext: { privileged: true } }),
  ),
  containerRule(
    'recursive-read-only',
    'A mount is recursively read-only only if it is readOnly itself and nothing is propagated.',
    'Otherwise what is mounted below it later could be written to. From 1.31.',
    `${volumes}#recursive-read-only-mounts`,
    mounted({ recursiveReadOnly: 'Enabled' }),
    mounted({ recursiveReadOnly: 'Enabled', readOnly: true }),
  ),
  containerRule(
    'volume-device',
    'A block device is a claim of the Pod, at a path of its own without "..", and not mounted as well.',
    'Other volumes are directories, which have no device.',
    blocks,
    device(scratch),
    device(data),
  ),
];
