import type { FieldPath } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';

/** The positions of what is written and no longer there: in lists of one length, what is there at the same position counts. */
export function lostPositions<T>(written: readonly T[], kept: readonly T[]): readonly number[] {
  if (written.length === kept.length) return [...written.keys()].filter((at) => written[at] !== kept[at]);
  let next = 0;
  return [...written.keys()].filter((at) => {
    if (next >= kept.length || written[at] !== kept[next]) return true;
    next += 1;
    return false;
  });
}

/** A field, or an entry of a list, that an update silently drops or overwrites. */
export function lost(field: FieldPath, why: string, fix: string): Finding {
  return { code: 'shape/dropped-field', severity: 'error', field, message: `silently dropped: ${why}`, fix };
}
