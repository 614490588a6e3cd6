import { uncheckedText } from '../verify/unchecked';
import type { Outcome } from './outcome';
import { skippedText } from './sort-out';

/** The notes on what was not verified, one line each. */
export function notesOf({ skipped, unchecked }: Outcome): readonly string[] {
  return [skippedText(skipped), uncheckedText(unchecked)].filter((note) => note !== undefined);
}
