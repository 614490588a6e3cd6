import type { FieldPath } from '../../../findings/field-path';
import type { VolumeMount } from '../../../kubernetes/generated/types';
import { invalid } from '../../report/report';
import { knowsImageVolumes } from '../context/image-volumes';
import { validateRelativePath } from '../formats/relative-path';
import type { MountContext } from './mount-context';

/** What a mount may say of its part of the volume, before it is known that it says it one way only. */
interface SubPaths {
  readonly subPath?: string | undefined;
  readonly subPathExpr?: string | undefined;
}

/**
 * The part of a volume that is mounted. The server leaves the mount's position out of the path here, unless both ways
 * of saying it are used.
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath
 */
export function validateSubPaths(mount: VolumeMount, field: FieldPath, path: FieldPath, place: MountContext): void {
  const { subPath = '', subPathExpr = '' }: SubPaths = mount;
  const { report } = place;
  if (subPath === '' && subPathExpr === '') return;
  validateImageSubPaths(mount.name ?? '', subPath, subPathExpr, field, place);
  if (subPath !== '') validateRelativePath(subPath, 'api/sub-path', `${field}.subPath`, report, `${path}.subPath`);
  if (subPathExpr === '') return;
  if (subPath !== '') {
    const message = 'must not be set with subPath';
    const fix = 'remove subPath or subPathExpr';
    report(invalid('api/sub-path', `${field}.subPathExpr`, { message, value: subPathExpr, fix }));
  }
  validateRelativePath(subPathExpr, 'api/sub-path', `${field}.subPathExpr`, report, `${path}.subPathExpr`);
}

/** While image volumes were new (1.31 and 1.32, where a gate has to turn them on), they could be mounted whole only. */
function validateImageSubPaths(
  volume: string,
  subPath: string,
  subPathExpr: string,
  field: FieldPath,
  { target, volumes, report }: MountContext,
): void {
  if (target.since('1.33') || volumes.get(volume)?.image === undefined || !knowsImageVolumes(target)) return;
  const message = 'must not be set on an image volume before Kubernetes 1.33';
  const fix = 'remove it, or target 1.33 or later';
  if (subPath !== '') report(invalid('api/sub-path', `${field}.subPath`, { message, value: subPath, fix }));
  if (subPathExpr !== '') report(invalid('api/sub-path', `${field}.subPathExpr`, { message, value: subPathExpr, fix }));
}
