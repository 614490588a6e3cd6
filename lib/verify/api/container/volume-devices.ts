import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { Volume, VolumeDevice, VolumeMount } from '../../../kubernetes/generated/types';
import { invalid, notFound, type Report, required } from '../../report/report';
import { hasBackstep } from '../formats/relative-path';
import { type MountPlace, pathsByName, type Used } from './mount-place';

/**
 * The volumes that one container uses as raw block devices.
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#raw-block-volume-support
 */
export function validateVolumeDevices({ devices, mounts, volumes, report }: MountPlace, path: FieldPath): void {
  if (devices.length === 0) return;
  const used = pathsByName(mounts, mountPathOf);
  const names = new Set<string>();
  const paths = new Set<string>();
  for (let at = 0; at < devices.length; at += 1) {
    const { name = '', devicePath = '' }: Partial<VolumeDevice> = devices[at] ?? {};
    const field = `${path}[${at}]`;
    validateVolume(name, names, field, volumes, report);
    validatePath(devicePath, paths, field, report);
    validateAgainstMounts(name, devicePath, used, field, report);
    if (name !== '') names.add(name);
  }
}

function validateVolume(
  name: string,
  names: ReadonlySet<string>,
  field: FieldPath,
  volumes: ReadonlyMap<string, Volume>,
  report: Report,
): void {
  const volume = volumes.get(name);
  if (name === '') {
    const message = 'there is no volume';
    report(required('api/volume-device', `${field}.name`, { message, fix: 'name a volume of the Pod' }));
  }
  if (names.has(name)) {
    const message = `volume ${valueText(name)} is a device of this container already`;
    report(invalid('api/volume-device', `${field}.name`, { message, value: name, fix: 'leave out one of the two' }));
  }
  if (volume === undefined) {
    const message = `the Pod has no valid volume ${valueText(name)}`;
    const fix = 'add the volume, or correct the name';
    report(notFound('api/volume-device', `${field}.name`, { message, value: name, fix }));
  } else if (volume.persistentVolumeClaim === undefined && volume.ephemeral === undefined) {
    const message = `volume ${valueText(name)} is no claim; only persistentVolumeClaim and ephemeral can be block devices`;
    report(invalid('api/volume-device', `${field}.name`, { message, value: name, fix: 'mount it with volumeMounts' }));
  }
}

function validatePath(devicePath: string, paths: Set<string>, field: FieldPath, report: Report): void {
  const place = `${field}.devicePath`;
  if (devicePath === '') {
    const message = 'there is no path';
    report(required('api/volume-device', place, { message, fix: 'say where the device is to appear' }));
  }
  if (paths.has(devicePath)) {
    const message = `${valueText(devicePath)} is already the path of another device of this container`;
    report(invalid('api/volume-device', place, { message, value: devicePath, fix: 'choose another path' }));
  }
  if (hasBackstep(devicePath)) {
    const message = `${valueText(devicePath)} has a part ".."`;
    report(invalid('api/volume-device', place, { message, value: devicePath, fix: 'write the path without ".."' }));
  } else paths.add(devicePath);
}

function validateAgainstMounts(name: string, devicePath: string, used: Used, field: FieldPath, report: Report): void {
  if (used.names.has(name)) {
    const message = `volume ${valueText(name)} is in volumeMounts too; a container mounts it or uses it as a device, not both`;
    report(invalid('api/volume-device', `${field}.name`, { message, value: name, fix: 'leave out one of the two' }));
  }
  if (used.paths.has(devicePath)) {
    const message = `${valueText(devicePath)} is already the path of a mount of this container`;
    const words = { message, value: devicePath, fix: 'choose another path' };
    report(invalid('api/volume-device', `${field}.devicePath`, words));
  }
}

function mountPathOf({ mountPath }: VolumeMount): string | undefined {
  return mountPath;
}
