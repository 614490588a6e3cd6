import { createHash } from 'node:crypto';

/** Eight hexadecimal digits that stand for some texts. */
export function hashOf(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 8);
}
