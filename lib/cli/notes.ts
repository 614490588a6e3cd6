import { uncheckedKinds, uncheckedText } from '../verify/unchecked';
import { incompleteText } from './incomplete';
import { leftOutText } from './left-out';
import type { Outcome } from './outcome';
import { skippedText } from './skipped';

/** The notes on what was not verified or is not reported, one line each. */
export function notesOf({ skipped, unchecked, leftOut, incomplete = [] }: Outcome): readonly string[] {
  return [
    skippedText(skipped),
    uncheckedText(uncheckedKinds(unchecked)),
    leftOutText(leftOut),
    incompleteText(incomplete),
  ].filter((note) => note !== undefined);
}
