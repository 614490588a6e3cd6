import type { VolumeMount } from '../kubernetes/generated/types';
import { type Check, check, named, object, open, string } from '../values/check';
import { type Named, nameOf } from '../values/named';

/** A volume to mount: its name, the volume itself, or the claim template that becomes one. */
export type MountableVolume = Named | { readonly metadata: { readonly name: string } };

type OptionsOf<Mount> = Mount extends unknown ? Omit<Mount, 'name' | 'mountPath'> : never;

/**
 * How a volume is mounted, in Kubernetes' own words: `readOnly`, `mountPropagation`, `recursiveReadOnly`, and one of
 * `subPath`, a file or directory of the volume, and `subPathExpr`, the same with `$(NAME)` replaced by the container's
 * environment. Files of ConfigMaps and Secrets never update under either.
 */
export type MountOptions = OptionsOf<VolumeMount>;

/**
 * A mount of a volume in a container: `volumeMounts: [mount('data', '/data', { readOnly: true })]`.
 *
 * @param path where the container sees it, absolute.
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export function mount(volume: MountableVolume, path: string, options: MountOptions = {}): VolumeMount {
  check('mount', { volume, path, options }, mountArguments);
  return { name: volumeName(volume), mountPath: path, ...options };
}

function volumeName(volume: MountableVolume): string {
  return typeof volume === 'object' && 'metadata' in volume ? volume.metadata.name : nameOf(volume);
}

const claimTemplate = object({ metadata: object({ name: string }, open) }, open);

/** A volume that can be mounted. */
export const mountable: Check = (value) =>
  typeof value === 'object' && value !== null && 'metadata' in value ? claimTemplate(value) : named(value);

const mountArguments = object({ volume: mountable, path: string, options: object({}, open) });
