import type { Target } from '../../target/target';

/** Whether volumes can be images. 1.31 alone may read one, of an old object, and take it for no source. */
export function knowsImageVolumes(target: Target): boolean {
  return target.since('1.32') || target.gate('ImageVolume');
}
