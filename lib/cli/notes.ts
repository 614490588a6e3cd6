import { uncheckedText } from '../verify/unchecked';
import type { Outcome } from './outcome';
import { skippedText } from './sort-out';

/** What was not looked at, in words, a line each. */
export function notesOf({ skipped, unchecked }: Outcome): readonly string[] {
  return [skippedText(skipped), uncheckedText(unchecked)].filter((note) => note !== undefined);
}
