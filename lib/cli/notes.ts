import { uncheckedKinds, uncheckedText } from '../verify/unchecked';
import { incompleteText } from './incomplete';
import { leftOutText } from './left-out';
import type { Outcome } from './outcome';
import { skippedText, testDataText } from './skipped';

/** The notes on what was not verified or is not reported, one line each. */
export function notesOf({ skipped, unchecked, leftOut, incomplete = [], testData = [] }: Outcome): readonly string[] {
  return [
    testDataText(testData),
    skippedText(skipped),
    uncheckedText(uncheckedKinds(unchecked)),
    leftOutText(leftOut),
    incompleteText(incomplete),
  ].filter((note) => note !== undefined);
}
