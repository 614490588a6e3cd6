import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { VolumeDevice, VolumeMount } from '../../../kubernetes/generated/types';
import { invalid, notFound, type Report, required } from '../../report/report';
import { hasBackstep } from '../formats/relative-path';
import { type MountContext, pathsByName, type Used, unknownVolume } from './mount-context';

/**
 * The volumes that one container uses as raw block devices.
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#raw-block-volume-support
 */
export function validateVolumeDevices(place: MountContext, path: FieldPath): void {
  const { devices, mounts, report } = place;
  if (devices.length === 0) return;
  const used = pathsByName(mounts, mountPathOf);
  const names = new Set<string>();
  const paths = new Set<string>();
  for (let at = 0; at < devices.length; at += 1) {
    const { name = '', devicePath = '' }: Partial<VolumeDevice> = devices[at] ?? {};
    const field = `${path}[${at}]`;
    validateVolume(name, names, field, place);
    validatePath(devicePath, paths, field, report);
    validateAgainstMounts(name, devicePath, used, field, report);
    if (name !== '') names.add(name);
  }
}

function validateVolume(name: string, names: ReadonlySet<string>, field: FieldPath, place: MountContext): void {
  const { volumes, report } = place;
  const volume = volumes.get(name);
  if (name === '') {
    const message = 'missing';
    report(required('api/volume-device', `${field}.name`, { message, fix: 'set the name of a volume' }));
  }
  if (names.has(name)) {
    const message = `duplicate device ${valueText(name)}`;
    report(invalid('api/volume-device', `${field}.name`, { message, value: name, fix: 'remove one of them' }));
  }
  if (volume === undefined) {
    report(notFound('api/volume-device', `${field}.name`, unknownVolume(name, place)));
  } else if (volume.persistentVolumeClaim === undefined && volume.ephemeral === undefined) {
    const message = `must be a persistentVolumeClaim or ephemeral volume, got ${valueText(name)}`;
    report(invalid('api/volume-device', `${field}.name`, { message, value: name, fix: 'use volumeMounts' }));
  }
}

function validatePath(devicePath: string, paths: Set<string>, field: FieldPath, report: Report): void {
  const place = `${field}.devicePath`;
  if (devicePath === '') {
    const message = 'missing';
    report(required('api/volume-device', place, { message, fix: 'set the path in the container' }));
  }
  if (paths.has(devicePath)) {
    const message = `duplicate device path ${valueText(devicePath)}`;
    report(invalid('api/volume-device', place, { message, value: devicePath, fix: 'change one of them' }));
  }
  if (hasBackstep(devicePath)) {
    const message = `must not contain "..", got ${valueText(devicePath)}`;
    report(invalid('api/volume-device', place, { message, value: devicePath, fix: 'remove the ".."' }));
  } else paths.add(devicePath);
}

function validateAgainstMounts(name: string, devicePath: string, used: Used, field: FieldPath, report: Report): void {
  if (used.names.has(name)) {
    const message = `volume ${valueText(name)} must not be both in volumeMounts and in volumeDevices`;
    report(invalid('api/volume-device', `${field}.name`, { message, value: name, fix: 'remove one of them' }));
  }
  if (used.paths.has(devicePath)) {
    const message = `must not be the path of a mount of this container, got ${valueText(devicePath)}`;
    const words = { message, value: devicePath, fix: 'change one of them' };
    report(invalid('api/volume-device', `${field}.devicePath`, words));
  }
}

function mountPathOf({ mountPath }: VolumeMount): string | undefined {
  return mountPath;
}
