import type { FieldPath } from '../../../findings/field-path';
import type { DownwardAPIVolumeFile, DownwardAPIVolumeSource } from '../../../kubernetes/generated/types';
import { invalid, type Report, required } from '../../report/report';
import type { Target } from '../../target/target';
import { validateFieldRef, validateResourceFieldRef } from '../container/downward-api';
import { validateFileMode, validateFileUser } from './file-attributes';
import { requireField } from './required-field';
import { printedUnder, type VolumeContext } from './volume-context';
import { validateFilePath } from './volume-file-path';

/** Fields of the Pod that a file can show, besides single labels and annotations. */
const fileFields: ReadonlySet<string> = new Set([
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
]);

/** @see https://kubernetes.io/docs/concepts/storage/volumes/#downwardapi */
export function validateDownwardApiSource(
  source: DownwardAPIVolumeSource,
  path: FieldPath,
  context: VolumeContext,
): void {
  validateFileMode(source.defaultMode, path, 'defaultMode', context.report);
  validateFileUser(source.defaultUser, path, 'defaultUser', context.report);
  validateDownwardApiFiles(source.items, path, context);
}

/** The files of the source at `path`. The server leaves `items` and the position out of their paths. */
export function validateDownwardApiFiles(
  files: readonly DownwardAPIVolumeFile[] | undefined,
  path: FieldPath,
  { target, report }: VolumeContext,
): void {
  if (files === undefined) return;
  for (let at = 0; at < files.length; at += 1) {
    const file = files[at];
    const filePath = `${path}.items[${at}]`;
    if (file !== undefined) validateFile(file, filePath, target, printedUnder(path, filePath, report));
  }
}

function validateFile(file: DownwardAPIVolumeFile, path: FieldPath, target: Target, report: Report): void {
  requireField(file.path, path, 'path', report);
  validateFilePath(file.path, path, 'path', report);
  validateContent(file, path, target, report);
  validateFileMode(file.mode, path, 'mode', report);
  validateFileUser(file.user, path, 'user', report);
}

function validateContent(
  { fieldRef, resourceFieldRef }: DownwardAPIVolumeFile,
  path: FieldPath,
  target: Target,
  report: Report,
): void {
  const code = 'api/downward-api-file';
  if (fieldRef !== undefined) {
    validateFieldRef(fieldRef, fileFields, `${path}.fieldRef`, target, report);
    if (resourceFieldRef === undefined) return;
    const message = 'fieldRef and resourceFieldRef must not be set together';
    report(invalid(code, path, { message, fix: 'remove one of them' }));
  } else if (resourceFieldRef !== undefined) {
    validateResourceFieldRef(resourceFieldRef, `${path}.resourceFieldRef`, true, report);
  } else {
    const message = 'missing fieldRef or resourceFieldRef';
    report(required(code, path, { message, fix: 'set one of them' }));
  }
}
