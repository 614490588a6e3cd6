import type { FieldPath } from '../../kubernetes/field-path';
import { found } from '../../kubernetes/found';
import type { Volume, VolumeDevice, VolumeMount } from '../../kubernetes/generated/types';
import { invalid, notFound, type Report, required } from '../report';
import type { Target } from '../target';
import { validateMountOptions } from './mount-options';
import { validateRelativePath } from './relative-path';

/** What mounts and devices of a container are checked against. */
export interface MountPlace {
  readonly mounts: readonly VolumeMount[];
  readonly devices: readonly VolumeDevice[];
  /** The Pod's volumes that are valid themselves: the server knows no others here. */
  readonly volumes: ReadonlyMap<string, Volume>;
  readonly privileged: boolean;
  readonly target: Target;
  readonly report: Report;
}

/** The volumes that one container mounts as directories or files. */
export function validateMounts(place: MountPlace, path: FieldPath): void {
  const { mounts, devices, report } = place;
  for (let at = 0; at < mounts.length; at += 1) {
    const mount = mounts[at];
    if (mount === undefined) continue;
    const field = `${path}[${at}]`;
    validateMountedVolume(mount.name ?? '', field, place.volumes, report);
    const mountPath = mount.mountPath ?? '';
    if (mountPath === '') {
      const message = 'there is no path';
      report(required('api/mount-path', `${field}.mountPath`, { message, fix: 'say where the volume is to appear' }));
    }
    if (mounts.findIndex((other) => (other.mountPath ?? '') === mountPath) < at) {
      const message = `${found(mountPath)} is already the path of another mount of this container`;
      report(
        invalid('api/mount-path', `${field}.mountPath`, { message, value: mountPath, fix: 'choose another path' }),
      );
    }
    if (devices.length > 0) validateAgainstDevices(mount.name ?? '', mountPath, devices, field, report);
    validateSubPaths(mount, field, path, place);
    validateMountOptions(mount, field, path, place);
  }
}

function validateMountedVolume(
  name: string,
  field: FieldPath,
  volumes: ReadonlyMap<string, Volume>,
  report: Report,
): void {
  if (name === '') {
    const message = 'there is no volume';
    report(required('api/mount-volume', `${field}.name`, { message, fix: 'name a volume of the Pod' }));
  }
  if (volumes.has(name)) return;
  const message = `the Pod has no valid volume ${found(name)}; it has ${list([...volumes.keys()])}`;
  report(
    notFound('api/mount-volume', `${field}.name`, { message, value: name, fix: 'add the volume, or correct the name' }),
  );
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => JSON.stringify(name)).join(', ');
}

function validateAgainstDevices(
  name: string,
  mountPath: string,
  devices: readonly VolumeDevice[],
  field: FieldPath,
  report: Report,
): void {
  if (devices.some((device) => (device.name ?? '') === name)) {
    const message = `volume ${found(name)} is in volumeDevices too; a container uses it as a device or mounts it, not both`;
    report(invalid('api/volume-device', `${field}.name`, { message, value: name, fix: 'leave out one of the two' }));
  }
  if (lastPaths(devices).includes(mountPath)) {
    const message = `${found(mountPath)} is already the path of a device of this container`;
    report(invalid('api/mount-path', `${field}.mountPath`, { message, value: mountPath, fix: 'choose another path' }));
  }
}

/** The paths of the devices, where of several with one name the server looks at the last one only. */
function lastPaths(devices: readonly VolumeDevice[]): readonly string[] {
  return [...new Map(devices.map((device) => [device.name ?? '', device.devicePath ?? ''])).values()];
}

/** The server leaves the mount's position out of the path here, unless both ways of saying it are used. */
function validateSubPaths(mount: VolumeMount, field: FieldPath, path: FieldPath, place: MountPlace): void {
  const { subPath = '', subPathExpr = '' }: { readonly subPath?: string; readonly subPathExpr?: string } = mount;
  const { report } = place;
  if (subPath !== '' || subPathExpr !== '') validateImageSubPaths(mount, subPath, subPathExpr, field, place);
  if (subPath !== '') validateRelativePath(subPath, 'api/sub-path', `${field}.subPath`, report, `${path}.subPath`);
  if (subPathExpr === '') return;
  if (subPath !== '') {
    const message = 'there is a subPath too; only one of the two is allowed';
    const fix = 'leave out subPath or subPathExpr';
    report(invalid('api/sub-path', `${field}.subPathExpr`, { message, value: subPathExpr, fix }));
  }
  validateRelativePath(subPathExpr, 'api/sub-path', `${field}.subPathExpr`, report, `${path}.subPathExpr`);
}

/** While image volumes were new (1.31 and 1.32, where a gate has to turn them on), they could be mounted whole only. */
function validateImageSubPaths(
  mount: VolumeMount,
  subPath: string,
  subPathExpr: string,
  field: FieldPath,
  { target, volumes, report }: MountPlace,
): void {
  if (target.since('1.33') || volumes.get(mount.name ?? '')?.image === undefined) return;
  const message = 'an image volume can only be mounted whole in the target release';
  const fix = 'leave it out, or take a target from 1.33 on';
  if (subPath !== '') report(invalid('api/sub-path', `${field}.subPath`, { message, value: subPath, fix }));
  if (subPathExpr !== '') report(invalid('api/sub-path', `${field}.subPathExpr`, { message, value: subPathExpr, fix }));
}
