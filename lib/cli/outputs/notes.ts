import { counted } from '../../values/counted';
import { onlyTemplatesText, uncheckedKinds, uncheckedText } from '../../verify/unchecked';
import { skippedText, testDataText } from '../documents/skipped';
import { incompleteText } from './incomplete';
import { leftOutText } from './left-out';
import type { Outcome } from './outcome';

/** How many objects there are, and how many of them were verified if not all: `3 objects`, `2 of 3 objects verified`. */
export function objectsText({ resources: { length }, verified }: Pick<Outcome, 'resources' | 'verified'>): string {
  const objects = counted(length, 'object');
  return verified === length ? objects : `${verified} of ${objects} verified`;
}

/** The notes for outputs without a summary: how many objects were verified comes first, where some were not. */
export function notesWithCount(outcome: Outcome): readonly string[] {
  const isAll = outcome.verified === outcome.resources.length;
  return [...(isAll ? [] : [objectsText(outcome)]), ...notesOf(outcome)];
}

/** The notes on what was not verified or is not reported, one line each. */
export function notesOf(outcome: Outcome): readonly string[] {
  const { skipped, unchecked, onlyTemplates = [], leftOut, incomplete = [], testData = [] } = outcome;
  return [
    testDataText(testData),
    skippedText(skipped),
    uncheckedText(uncheckedKinds(unchecked)),
    onlyTemplatesText(uncheckedKinds(onlyTemplates)),
    leftOutText(leftOut),
    incompleteText(incomplete),
  ].filter((note) => note !== undefined);
}
