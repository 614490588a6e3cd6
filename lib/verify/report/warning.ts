import type { FieldPath } from '../../kubernetes/field-path';
import type { Issue } from '../../kubernetes/issue';

/** What a server takes, but warns of. */
export function warning(code: string, field: FieldPath, message: string, fix: string): Issue {
  return { code, severity: 'warning', field, message, fix };
}
