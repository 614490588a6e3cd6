import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import { isNegative } from '../../../kubernetes/amounts';
import type {
  EmptyDirVolumeSource,
  GitRepoVolumeSource,
  HostPathVolumeSource,
} from '../../../kubernetes/generated/types';
import { forbidden, invalid, notSupported } from '../../report/report';
import { unsupported } from '../../report/wording';
import { hasBackstep, validateRelativePath } from '../formats/relative-path';
import { validateFileMode } from './file-attributes';
import { requireField } from './required-field';
import type { VolumeContext } from './volume-context';

/** @see https://kubernetes.io/docs/concepts/storage/volumes/#emptydir */
export function validateEmptyDirSource(source: EmptyDirVolumeSource, path: FieldPath, { report }: VolumeContext): void {
  const { sizeLimit, mode } = source;
  if (sizeLimit !== undefined && isNegative(sizeLimit)) {
    report(
      forbidden('api/empty-dir-size', `${path}.sizeLimit`, {
        value: sizeLimit,
        message: `must be 0 (no limit) or greater, got ${valueText(sizeLimit)}`,
        fix: 'set a size such as "256Mi", or remove it',
      }),
    );
  }
  // The sticky bit belongs to directories, not to files.
  validateFileMode(mode, path, 'mode', report, 0o1777);
}

const hostPathTypes: ReadonlySet<string> = new Set([
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
]);

/** @see https://kubernetes.io/docs/concepts/storage/volumes/#hostpath */
export function validateHostPathSource(source: HostPathVolumeSource, path: FieldPath, { report }: VolumeContext): void {
  requireField(source.path, path, 'path', report);
  if (source.path === undefined || source.path === '') return;
  if (hasBackstep(source.path)) {
    report(
      invalid('api/host-path', `${path}.path`, {
        value: source.path,
        message: `must not contain "..", got ${valueText(source.path)}`,
        fix: 'remove the ".."',
      }),
    );
  }
  if (source.type !== undefined && !hostPathTypes.has(source.type)) {
    report(notSupported('api/host-path', `${path}.type`, unsupported(source.type, hostPathTypes)));
  }
}

/** @see https://kubernetes.io/docs/concepts/storage/volumes/#gitrepo */
export function validateGitRepoSource(source: GitRepoVolumeSource, path: FieldPath, { report }: VolumeContext): void {
  requireField(source.repository, path, 'repository', report);
  if (source.directory === undefined) return;
  validateRelativePath(source.directory, 'api/volume-file-path', `${path}.directory`, report);
}
