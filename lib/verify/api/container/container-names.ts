import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import { duplicate, type Report } from '../../report/report';

/** A container's name that another one has; the names so far are added to. */
export function validateUnique(name: string, names: Set<string>, field: FieldPath, report: Report): void {
  if (!names.has(name)) {
    names.add(name);
    return;
  }
  report(
    duplicate('api/container-name-unique', field, {
      message: `duplicate container name ${valueText(name)}`,
      value: name,
      fix: 'rename one of them',
    }),
  );
}
