import type { FieldPath } from '../../../findings/field-path';
import type { ConfigMapVolumeSource, SecretVolumeSource } from '../../../kubernetes/generated/types';
import { validateFileMode, validateFileUser } from './file-attributes';
import { validateItems } from './key-to-path';
import { requireField } from './required-field';
import type { VolumeContext } from './volume-context';

/** @see https://kubernetes.io/docs/concepts/storage/volumes/#configmap */
export function validateConfigMapSource(
  source: ConfigMapVolumeSource,
  path: FieldPath,
  { report }: VolumeContext,
): void {
  requireField(source.name, path, 'name', report);
  validateFileMode(source.defaultMode, path, 'defaultMode', report);
  validateFileUser(source.defaultUser, path, 'defaultUser', report);
  validateItems(source.items, path, report);
}

/** @see https://kubernetes.io/docs/concepts/storage/volumes/#secret */
export function validateSecretSource(source: SecretVolumeSource, path: FieldPath, { report }: VolumeContext): void {
  requireField(source.secretName, path, 'secretName', report);
  validateFileMode(source.defaultMode, path, 'defaultMode', report);
  validateFileUser(source.defaultUser, path, 'defaultUser', report);
  validateItems(source.items, path, report);
}
