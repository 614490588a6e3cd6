import type { PersistentVolumeClaim, PersistentVolumeClaimSpec } from '../../kubernetes/generated/types';
import { type Draft, isBlank } from './draft';
import { roundUpResources } from './resource-list';

/**
 * Fills a claim: what is said of its source in one of two fields is said in both, and a source of the old field that is
 * neither a claim nor a snapshot is forgotten.
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-populators-and-data-sources
 */
export function setPersistentVolumeClaimDefaults(object: Draft<PersistentVolumeClaim>): void {
  const spec = setClaimSpecDefaults(object.spec);
  object.spec = spec;
  const { dataSource, dataSourceRef } = spec;
  if (dataSource !== undefined && dataSourceRef === undefined) {
    const { apiGroup, kind } = dataSource;
    const known =
      (kind === 'PersistentVolumeClaim' && isBlank(apiGroup)) ||
      (kind === 'VolumeSnapshot' && apiGroup === 'snapshot.storage.k8s.io');
    if (known) spec.dataSourceRef = { ...dataSource };
    else spec.dataSource = undefined;
  } else if (dataSourceRef !== undefined && dataSource === undefined && isBlank(dataSourceRef.namespace)) {
    const { namespace, ...source } = dataSourceRef;
    spec.dataSource = source;
  }
}

/** The completed spec of a claim, of an ephemeral volume or of a StatefulSet's claim template. */
export function setClaimSpecDefaults(
  written: Draft<PersistentVolumeClaimSpec> | undefined,
): Draft<PersistentVolumeClaimSpec> {
  const spec = written ?? {};
  spec.volumeMode ??= 'Filesystem';
  roundUpResources(spec.resources);
  return spec;
}
