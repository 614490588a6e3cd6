import { type FieldPath, key as keyPath } from '../../../findings/field-path';
import type { Report } from '../../report/report';
import { checkName, isLabelValue, isQualifiedName } from '../formats/name-format';

const code = 'api/label-format';

/**
 * Labels, and a node selector, whose keys and values follow the same rule. The server names the map, not the entry;
 * `serverPath` is the map's path where it prints another one.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function validateLabels(
  labels: Readonly<Record<string, string>> | undefined,
  path: FieldPath,
  report: Report,
  serverPath: FieldPath = path,
): void {
  if (labels === undefined) return;
  for (const name in labels) {
    if (isQualifiedName(name).length > 0) {
      checkName(name, isQualifiedName, keyPath(path, name), report, { code, serverField: serverPath });
    }
    const value = labels[name] ?? '';
    if (isLabelValue(value).length > 0) {
      checkName(value, isLabelValue, keyPath(path, name), report, { code, serverField: serverPath });
    }
  }
}

/** A label's key where it stands alone, as in a selector. */
export function validateLabelKey(key: string, field: FieldPath, report: Report): void {
  checkName(key, isQualifiedName, field, report, { code });
}

/** A label's value where it stands alone. */
export function validateLabelValue(value: string, field: FieldPath, report: Report): void {
  checkName(value, isLabelValue, field, report, { code });
}
