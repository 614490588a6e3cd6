import type { FieldPath } from '../../../findings/field-path';
import type { KeyToPath } from '../../../kubernetes/generated/types';
import type { Report } from '../../report/report';
import { validateFileMode, validateFileUser } from './file-attributes';
import { requireField } from './required-field';
import { validateFilePath } from './volume-file-path';

/**
 * The `items` of the source at `path`: keys of a ConfigMap or Secret, and the files that they become.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/#KeyToPath
 */
export function validateItems(items: readonly KeyToPath[] | undefined, path: FieldPath, report: Report): void {
  if (items === undefined) return;
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at];
    if (item !== undefined) validateItem(item, `${path}.items[${at}]`, report);
  }
}

function validateItem(item: KeyToPath, path: FieldPath, report: Report): void {
  requireField(item.key, path, 'key', report);
  requireField(item.path, path, 'path', report);
  validateFilePath(item.path, path, 'path', report);
  validateFileMode(item.mode, path, 'mode', report);
  validateFileUser(item.user, path, 'user', report);
}
