import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { Volume, VolumeDevice, VolumeMount } from '../../../kubernetes/generated/types';
import { invalid, notFound, type Report, required } from '../../report/report';
import { type MountContext, pathsByName, type Used, unknownVolume } from './mount-context';
import { validateMountOptions } from './mount-options';
import { validateSubPaths } from './sub-paths';

/** The volumes that one container mounts as directories or files. */
export function validateMounts(place: MountContext, path: FieldPath): void {
  const { mounts, devices, report } = place;
  const paths = new Set<string>();
  const used = devices.length === 0 ? undefined : pathsByName(devices, devicePathOf);
  for (let at = 0; at < mounts.length; at += 1) {
    const mount = mounts[at];
    if (mount === undefined) continue;
    const { name = '', mountPath = '' }: Partial<VolumeMount> = mount;
    if (used === undefined && isPlainlyRight(mount, paths, place.volumes)) {
      paths.add(mountPath);
      continue;
    }
    const field = `${path}[${at}]`;
    validateMountedVolume(name, field, place);
    validateMountPath(mountPath, paths, field, report);
    if (used !== undefined) validateAgainstDevices(name, mountPath, used, field, report);
    validateSubPaths(mount, field, path, place);
    validateMountOptions(mount, field, path, place);
  }
}

/** Whether a mount has nothing but a volume that is there, and a path of its own: of nearly all, that is all to be seen. */
function isPlainlyRight(mount: VolumeMount, paths: ReadonlySet<string>, volumes: ReadonlyMap<string, Volume>): boolean {
  const { name = '', mountPath = '' }: Partial<VolumeMount> = mount;
  for (const field in mount) if (field !== 'name' && field !== 'mountPath' && field !== 'readOnly') return false;
  return name !== '' && mountPath !== '' && volumes.has(name) && !paths.has(mountPath);
}

function devicePathOf({ devicePath }: VolumeDevice): string | undefined {
  return devicePath;
}

function validateMountedVolume(name: string, field: FieldPath, place: MountContext): void {
  const { volumes, report } = place;
  if (name === '') {
    const message = 'missing';
    report(required('api/mount-volume', `${field}.name`, { message, fix: 'set the name of a volume' }));
  }
  if (volumes.has(name)) return;
  report(notFound('api/mount-volume', `${field}.name`, unknownVolume(name, place)));
}

function validateMountPath(mountPath: string, paths: Set<string>, field: FieldPath, report: Report): void {
  if (mountPath === '') {
    const message = 'missing';
    report(required('api/mount-path', `${field}.mountPath`, { message, fix: 'set the path in the container' }));
  }
  if (paths.has(mountPath)) {
    const message = `duplicate mount path ${valueText(mountPath)}`;
    report(invalid('api/mount-path', `${field}.mountPath`, { message, value: mountPath, fix: 'change one of them' }));
  }
  paths.add(mountPath);
}

function validateAgainstDevices(name: string, mountPath: string, used: Used, field: FieldPath, report: Report): void {
  if (used.names.has(name)) {
    const message = `volume ${valueText(name)} must not be both in volumeMounts and in volumeDevices`;
    report(invalid('api/volume-device', `${field}.name`, { message, value: name, fix: 'remove one of them' }));
  }
  if (used.paths.has(mountPath)) {
    const message = `must not be the path of a device of this container, got ${valueText(mountPath)}`;
    report(invalid('api/mount-path', `${field}.mountPath`, { message, value: mountPath, fix: 'change one of them' }));
  }
}
