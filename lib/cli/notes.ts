import { uncheckedKinds, uncheckedText } from '../verify/unchecked';
import { leftOutText } from './left-out';
import type { Outcome } from './outcome';
import { skippedText } from './skipped';

/** The notes on what was not verified or is not reported, one line each. */
export function notesOf({ skipped, unchecked, leftOut }: Outcome): readonly string[] {
  return [skippedText(skipped), uncheckedText(uncheckedKinds(unchecked)), leftOutText(leftOut)].filter(
    (note) => note !== undefined,
  );
}
