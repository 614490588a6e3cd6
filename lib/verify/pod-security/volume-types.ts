import type { Volume } from '../../kubernetes/generated/types';
import { type Control, inSpec } from './control';

/** Volumes that the restricted level knows to be harmless; those of images from 1.33. */
const harmless: readonly string[] = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

const beforeImages: readonly string[] = harmless.filter((type) => type !== 'image');

/** No volume is a directory of the node. */
export const hostPathVolumes: Control = {
  id: 'hostPathVolumes',
  level: 'baseline',
  check(pod, find) {
    const { volumes = [] } = pod.spec;
    for (let at = 0; at < volumes.length; at += 1) {
      if (volumes[at]?.hostPath === undefined) continue;
      const fix = 'mount an emptyDir, a persistentVolumeClaim or a configMap instead';
      find(inSpec(pod, `volumes[${at}].hostPath`), { value: volumes[at]?.hostPath, allowed: 'no such volume', fix });
    }
  },
};

/** Only volumes of harmless types. Upstream asks whether a volume has one of them, and not whether it has another. */
export const restrictedVolumes: Control = {
  id: 'restrictedVolumes',
  level: 'restricted',
  overrides: 'hostPathVolumes',
  check(pod, find) {
    const { volumes } = pod.spec;
    if (volumes === undefined) return;
    const allowed = pod.target.since('1.33') ? harmless : beforeImages;
    for (let at = 0; at < volumes.length; at += 1) {
      const volume = volumes[at];
      if (volume === undefined || isOfOne(volume, allowed)) continue;
      const [type] = Object.keys(volume).filter((name) => name !== 'name');
      find(inSpec(pod, `volumes[${at}]${type === undefined ? '' : `.${type}`}`), {
        value: type === undefined ? undefined : volume[type as keyof Volume],
        allowed: `only volumes of ${allowed.join(', ')}`,
        fix: 'mount an emptyDir, a persistentVolumeClaim or a configMap instead',
      });
    }
  },
};

function isOfOne(volume: Volume, types: readonly string[]): boolean {
  for (const name in volume) if (types.includes(name)) return true;
  return false;
}
