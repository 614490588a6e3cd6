import { child, type FieldPath } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import { isList, objectsIn } from '../kubernetes/list-items';
import { grouped } from '../values/grouped';
import { enforcedLevels } from './admission/enforced-levels';
import { chosenPractices, type PracticeOptions } from './practices/chosen';
import { type PracticeFinding, reviewOf } from './practices/practices';
import type { Subject } from './target/subject';
import { finished, verifyAlone } from './verify-alone';

export type { Subject };

/** The findings in each of some objects, in their order; those in the items of a `List` are findings in the list. */
export function verifyAll(subjects: readonly Subject[], options: PracticeOptions): readonly (readonly Finding[])[] {
  if (!subjects.some(({ object }) => isList(object))) return verifyObjects(subjects, options);
  const items = subjects.flatMap((subject, of) =>
    objectsIn(subject.object).map(({ object, path }) => ({ of, path, subject: { ...subject, object } })),
  );
  const findings: Finding[][] = subjects.map(() => []);
  const inItems = verifyObjects(
    items.map(({ subject }) => subject),
    options,
  );
  for (const [at, { of, path }] of items.entries()) {
    for (const finding of inItems[at] ?? []) findings[of]?.push(path === '' ? finding : within(path, finding));
  }
  return findings;
}

/** A finding of an item as one of its list. What a server prints stays as it is: it is given the items one by one. */
function within(path: FieldPath, finding: Finding): Finding {
  return { ...finding, field: child(path, finding.field) };
}

const none: readonly PracticeFinding[] = [];

function verifyObjects(subjects: readonly Subject[], options: PracticeOptions): readonly (readonly Finding[])[] {
  const [first] = subjects;
  if (first === undefined) return [];
  const objects = subjects.map(({ object }) => object);
  const levels = enforcedLevels(objects);
  const review = reviewFor(options);
  const alone = subjects.map((subject, at) => verifyAlone(subject, at, levels, review));
  const app = {
    manifests: objects,
    decoded: alone.map(({ decoded }) => decoded),
    standIns: alone.map(({ standIns }) => standIns),
    groupsOf: (at: number) => subjects[at]?.groups,
  };
  const ofApp = byIndex(review?.together(app, (at) => (subjects[at] ?? first).target) ?? none);
  return alone.map((one, at) => finished(subjects[at] ?? first, one, ofApp.get(at) ?? none, levels, review).open);
}

/** The review that is asked for, if one is. */
export function reviewFor(options: PracticeOptions) {
  const chosen = chosenPractices(options);
  return chosen === undefined ? undefined : reviewOf(chosen);
}

/** Findings by the index of their manifest. */
export function byIndex(findings: readonly PracticeFinding[]): ReadonlyMap<number, readonly PracticeFinding[]> {
  return grouped(findings, ({ index }) => index);
}
