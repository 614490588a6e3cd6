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
        message: `${valueText(value)} is absolute; only a path relative to the root is allowed`,
        value,
        fix: 'leave out the slash at the start',
        ...server,
      }),
    );
  }
  if (hasBackstep(value)) {
    report(
      invalid(code, field, {
        message: `${valueText(value)} has a part "..", which might lead out of its root`,
        value,
        fix: 'write the path without ".."',
        ...server,
      }),
    );
  }
}
