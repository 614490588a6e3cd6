import type { ConflictChoice } from '../../cluster/apply/conflicts';
import type { AppliedObject } from '../../cluster/apply/result';
import { shellQuoted } from '../../values/shell-words';

/** How many fields are named at most; of more, who has set them is. */
const mostFields = 3;

/**
 * The flags that decide about the fields that others have set, where objects have failed for these; `undefined` where none
 * has.
 */
export function conflictsNote(failed: readonly AppliedObject[]): string | undefined {
  const conflicts = failed.flatMap((object) => object.conflicts);
  if (conflicts.length === 0) return undefined;
  const fields = new Set(conflicts.map(({ field }) => field));
  const managers = new Set(conflicts.map(({ manager }) => manager));
  const names =
    fields.size > mostFields && !managers.has('') ? [...managers].map((one) => `manager:${one}`) : [...fields];
  const flags = (choice: ConflictChoice) => names.map((name) => `--conflicts ${quoted(`${name}=${choice}`)}`).join(' ');
  return `to keep what others have set, add ${flags('leave')}; to overwrite it, ${flags('take')}`;
}

/** A word for a shell. */
function quoted(word: string): string {
  return /^[\w.:=/-]+$/.test(word) ? word : shellQuoted(word);
}
