import type { PersistentVolumeClaim, PersistentVolumeClaimSpec } from '../../kubernetes/generated/types';
import { type Draft, isBlank } from './draft';
import { roundUpResources } from './resource-list';

/** Fills a claim. */
export function setPersistentVolumeClaimDefaults(object: Draft<PersistentVolumeClaim>): void {
  object.spec = setClaimSpecDefaults(object.spec);
}

/**
 * What is said of the source of a claim in one of two fields is said in both, and a source of the old field that is neither
 * a claim nor a snapshot is forgotten.
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-populators-and-data-sources
 */
export function completeNewClaim({ spec }: Draft<PersistentVolumeClaim>): void {
  if (spec === undefined) return;
  if (spec.dataSourceRef === undefined && !isKnownSource(spec.dataSource)) spec.dataSource = undefined;
  fillOtherSource(spec);
}

/** A claim of an old server may have its source in one field. */
export function completeOldClaim({ spec }: Draft<PersistentVolumeClaim>): void {
  if (spec !== undefined) fillOtherSource(spec);
}

/** A live claim with a source may have any. */
export function completeClaimUpdate(object: Draft<PersistentVolumeClaim>, old: PersistentVolumeClaim): void {
  const hasSource = old.spec?.dataSource !== undefined || old.spec?.dataSourceRef !== undefined;
  if (isBlank(old.metadata.uid) || !hasSource) completeNewClaim(object);
  else fillOtherSource(object.spec ?? {});
}

function isKnownSource({ apiGroup, kind }: NonNullable<Draft<PersistentVolumeClaimSpec>['dataSource']> = {}): boolean {
  return (
    (kind === 'PersistentVolumeClaim' && isBlank(apiGroup)) ||
    (kind === 'VolumeSnapshot' && apiGroup === 'snapshot.storage.k8s.io')
  );
}

function fillOtherSource(spec: Draft<PersistentVolumeClaimSpec>): void {
  const { dataSource, dataSourceRef } = spec;
  if (dataSource !== undefined && dataSourceRef === undefined) {
    spec.dataSourceRef = { ...dataSource };
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
