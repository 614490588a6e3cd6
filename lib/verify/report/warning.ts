import type { FieldPath } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';

/** What a server takes, but warns of. */
export function warning(code: string, field: FieldPath, message: string, fix: string): Finding {
  return { code, severity: 'warning', field, message, fix };
}
