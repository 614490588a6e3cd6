import type { DownwardAPIVolumeFile, Volume } from '../../kubernetes/generated/types';
import type { Target } from '../target/target';
import { type Draft, isBlank } from './draft';
import { defaultPullPolicy } from './image-pull-policy';
import { setClaimSpecDefaults } from './persistent-volume-claim';

/** Fills a Pod's volumes; one without a source is an `emptyDir`. */
export function setVolumeDefaults(volumes: readonly Draft<Volume>[] | undefined, target: Target): void {
  if (volumes === undefined) return;
  for (const volume of volumes) {
    if (!hasSource(volume)) volume.emptyDir = {};
    const { image, downwardAPI, ephemeral } = volume;
    if (image !== undefined && isBlank(image.pullPolicy) && target.gate('ImageVolume')) {
      image.pullPolicy = defaultPullPolicy(image.reference, target);
    }
    if (downwardAPI !== undefined) setFileDefaults(downwardAPI.items);
    setProjectedDefaults(volume);
    setLegacyDefaults(volume);
    if (ephemeral?.volumeClaimTemplate !== undefined) setTemplateDefaults(ephemeral.volumeClaimTemplate);
  }
}

/** Every field of a volume but its name is a source. */
function hasSource(volume: Draft<Volume>): boolean {
  for (const name in volume) if (name !== 'name') return true;
  return false;
}

/** The claim's spec is a value, not a reference: it is there even where nothing is written. */
function setTemplateDefaults(
  template: NonNullable<NonNullable<Draft<Volume>['ephemeral']>['volumeClaimTemplate']>,
): void {
  template.spec = setClaimSpecDefaults(template.spec);
}

function setFileDefaults(files: readonly Draft<DownwardAPIVolumeFile>[] | undefined): void {
  for (const { fieldRef } of files ?? []) {
    if (fieldRef !== undefined && isBlank(fieldRef.apiVersion)) fieldRef.apiVersion = 'v1';
  }
}

function setProjectedDefaults({ projected }: Draft<Volume>): void {
  for (const { downwardAPI, serviceAccountToken } of projected?.sources ?? []) {
    if (downwardAPI !== undefined) setFileDefaults(downwardAPI.items);
    if (serviceAccountToken !== undefined) serviceAccountToken.expirationSeconds ??= 3600;
  }
}

/** Sources whose drivers have left the tree, but not the API. */
function setLegacyDefaults({ iscsi, rbd, azureDisk, scaleIO }: Draft<Volume>): void {
  if (iscsi !== undefined && isBlank(iscsi.iscsiInterface)) iscsi.iscsiInterface = 'default';
  if (rbd !== undefined) {
    if (isBlank(rbd.pool)) rbd.pool = 'rbd';
    if (isBlank(rbd.user)) rbd.user = 'admin';
    if (isBlank(rbd.keyring)) rbd.keyring = '/etc/ceph/keyring';
  }
  if (azureDisk !== undefined) {
    azureDisk.cachingMode ??= 'ReadWrite';
    azureDisk.kind ??= 'Shared';
    azureDisk.fsType ??= 'ext4';
    azureDisk.readOnly ??= false;
  }
  if (scaleIO !== undefined) {
    if (isBlank(scaleIO.storageMode)) scaleIO.storageMode = 'ThinProvisioned';
    if (isBlank(scaleIO.fsType)) scaleIO.fsType = 'xfs';
  }
}
