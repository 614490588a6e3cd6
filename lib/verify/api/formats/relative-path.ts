import type { FieldPath } from '../../../findings/field-path';
import type { Code } from '../../../findings/generated/codes';
import { valueText } from '../../../findings/value-text';
import { invalid, type Report } from '../../report/report';

/** Whether one of the parts between the slashes of a path is `..`. */
export function hasBackstep(path: string): boolean {
  return path.includes('..') && path.split('/').includes('..');
}

/** Reports a path that is absolute or has a part `..`, so that it might lead out of where it starts. */
export function validateRelativePath(
  value: string,
  code: Code,
  field: FieldPath,
  report: Report,
  serverField: FieldPath = field,
): void {
  const server = serverField === field ? {} : { serverField };
  if (value.startsWith('/')) {
    report(
      invalid(code, field, {
        message: `must be a relative path, got ${valueText(value)}`,
        value,
        fix: 'remove the leading "/"',
        ...server,
      }),
    );
  }
  if (hasBackstep(value)) {
    report(
      invalid(code, field, {
        message: `must not contain "..", got ${valueText(value)}`,
        value,
        fix: 'remove the ".."',
        ...server,
      }),
    );
  }
}
