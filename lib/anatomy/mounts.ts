import type { Container, PodTemplateSpec, VolumeMount } from '../kubernetes/generated/types';
import { type Role, roles } from './containers';
import { entriesOf } from './entries';

/** A container's mount of a volume. */
export interface Mount {
  readonly container: string;
  readonly role: Role;
  /** Where the container stands: `spec.containers[0]`. */
  readonly containerField: string;
  /** The volume's name. */
  readonly volume: string;
  readonly mountPath: string;
  /** The directory or file of the volume that is mounted, where it is not the whole. */
  readonly subPath?: string;
  readonly readOnly: boolean;
  /** Where this is said: `spec.containers[0].volumeMounts[0]`. */
  readonly field: string;
}

/** Who mounts what where, in start order and as listed. */
export function mounts(template: PodTemplateSpec): readonly Mount[] {
  return roles(template.spec).flatMap(({ name, role, field: containerField, container }) =>
    entriesOf(container.volumeMounts, `${containerField}.volumeMounts`)
      .filter(({ value }) => typeof value.mountPath === 'string' && typeof value.name === 'string')
      .map(({ field, value }) => ({
        container: name,
        role,
        containerField,
        volume: value.name,
        mountPath: value.mountPath,
        ...subPathOf(value),
        readOnly: value.readOnly === true,
        field,
      })),
  );
}

function subPathOf({ subPath, subPathExpr }: VolumeMount): Pick<Mount, 'subPath'> {
  const path = subPath ?? subPathExpr;
  return typeof path === 'string' && path !== '' ? { subPath: path } : {};
}

/**
 * The mount of a container that a directory lies in: at the directory itself or at its nearest ancestor; `undefined`
 * where the directory is the container's own.
 */
export function mountCovering(container: Container, directory: string): VolumeMount | undefined {
  const wanted = normalPath(directory);
  const depth = (mount: VolumeMount) => normalPath(mount.mountPath).length;
  return entriesOf(container.volumeMounts, 'volumeMounts')
    .map(({ value }) => value)
    .filter(
      ({ mountPath }) => typeof mountPath === 'string' && mountPath !== '' && isWithin(wanted, normalPath(mountPath)),
    )
    .reduce<VolumeMount | undefined>(
      (nearest, mount) => (nearest !== undefined && depth(nearest) >= depth(mount) ? nearest : mount),
      undefined,
    );
}

/**
 * A mount path as the kubelet resolves it: absolute, without repeated or trailing slashes, `.` and `..`.
 *
 * @example normalPath('/var//log/./app/') // '/var/log/app'
 */
export function normalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}`;
}

function isWithin(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(ancestor === '/' ? ancestor : `${ancestor}/`);
}
