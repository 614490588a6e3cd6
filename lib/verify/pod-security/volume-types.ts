import { valueText } from '../../findings/value-text';
import type { Volume } from '../../kubernetes/generated/types';
import { type Control, inSpec } from './control';

/** Volume types that the restricted level allows; image since 1.33. */
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

/** No volume is a hostPath volume. */
export const hostPathVolumes: Control = {
  id: 'hostPathVolumes',
  level: 'baseline',
  check(pod, report) {
    const { volumes = [] } = pod.spec;
    for (let at = 0; at < volumes.length; at += 1) {
      if (volumes[at]?.hostPath === undefined) continue;
      const fix = 'use an emptyDir, persistentVolumeClaim or configMap instead';
      const rule = 'hostPath volumes are not allowed';
      report(inSpec(pod, `volumes[${at}].hostPath`), {
        value: volumes[at]?.hostPath,
        got: valueText(volumes[at]?.hostPath?.path),
        rule,
        fix,
      });
    }
  },
};

/** All volumes have an allowed type. Like upstream, accepts a volume that has an allowed type and another one. */
export const restrictedVolumes: Control = {
  id: 'restrictedVolumes',
  level: 'restricted',
  overrides: 'hostPathVolumes',
  check(pod, report) {
    const { volumes } = pod.spec;
    if (volumes === undefined) return;
    const allowed = pod.target.since('1.33') ? harmless : beforeImages;
    for (let at = 0; at < volumes.length; at += 1) {
      const volume = volumes[at];
      if (volume === undefined || isOfOne(volume, allowed)) continue;
      const [type] = Object.keys(volume).filter((name) => name !== 'name');
      report(inSpec(pod, `volumes[${at}]${type === undefined ? '' : `.${type}`}`), {
        value: type === undefined ? undefined : volume[type as keyof Volume],
        got: type ?? 'none',
        rule: `volume type must be one of ${allowed.join(', ')}`,
        fix: 'use an emptyDir, persistentVolumeClaim or configMap instead',
      });
    }
  },
};

function isOfOne(volume: Volume, types: readonly string[]): boolean {
  for (const name in volume) if (types.includes(name)) return true;
  return false;
}
