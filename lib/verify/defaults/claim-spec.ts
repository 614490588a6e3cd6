import type { PersistentVolumeClaimSpec } from '../../kubernetes/generated/types';
import type { Draft } from './draft';
import { roundUpResources } from './resource-list';

/** The completed spec of a claim, of an ephemeral volume or of a StatefulSet's claim template. */
export function setClaimSpecDefaults(
  written: Draft<PersistentVolumeClaimSpec> | undefined,
): Draft<PersistentVolumeClaimSpec> {
  const spec = written ?? {};
  spec.volumeMode ??= 'Filesystem';
  roundUpResources(spec.resources);
  return spec;
}
