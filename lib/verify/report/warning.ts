import type { FieldPath } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';
import type { Code } from '../../findings/generated/codes';

/** What a server takes, but warns of. */
export function warning(code: Code, field: FieldPath, message: string, fix: string): Finding {
  return { code, severity: 'warning', field, message, fix };
}
