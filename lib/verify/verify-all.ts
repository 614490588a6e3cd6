import { child, type FieldPath } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import { withoutSecrets } from '../findings/secrecy/hide';
import { isList, objectsIn } from '../kubernetes/list-items';
import { acknowledged } from './acknowledge';
import { enforcedLevels, type LevelsByNamespace } from './admission/enforced-levels';
import { reviewObjects } from './practices/review-objects';
import type { Decoding } from './shape/decode';
import type { Subject } from './target/subject';
import { withTypeAdvice } from './type-advice';
import { asUnsubstituted } from './unsubstituted';
import { verifyObject } from './verify-object';

export type { Subject };

/** What is verified of all objects together. */
export interface VerifyAllOptions {
  /** Which of the practices that an experienced engineer would stop in review: those on by default, all, or none. */
  readonly practices: boolean | 'all';
}

/** The findings in each of some objects, in their order; those in the items of a `List` are findings in the list. */
export function verifyAll(subjects: readonly Subject[], options: VerifyAllOptions): readonly (readonly Finding[])[] {
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

function verifyObjects(subjects: readonly Subject[], { practices }: VerifyAllOptions): readonly (readonly Finding[])[] {
  const levels = enforcedLevels(subjects.map(({ object }) => object));
  const review = reviewObjects(subjects, practices);
  const findings = subjects.map((subject, at) =>
    verifyObject(subject, { levels, coerceTypes: false, review: (decoding) => review.read(at, decoding) }),
  );
  review.report(findings);
  return subjects.map((subject, at) => finished(subject, findings[at] ?? [], levels));
}

/** The findings in an object as they are printed: with fixes that work, without acknowledged ones and secrets. */
function finished(subject: Subject, findings: readonly Finding[], levels: LevelsByNamespace): readonly Finding[] {
  const { object } = subject;
  // An acknowledgement that matches no finding is a finding, too.
  const advised = findings.length === 0 ? findings : withAdvice(findings, subject, levels);
  return withoutSecrets(object, acknowledged(object, advised));
}

function withAdvice(findings: readonly Finding[], subject: Subject, levels: LevelsByNamespace): readonly Finding[] {
  const verifyCoerced = () => verifyObject(subject, { levels, coerceTypes: true, review: noReview });
  return withTypeAdvice(findings, verifyCoerced).map((finding) => asUnsubstituted(finding, subject.object));
}

function noReview(_: Decoding): void {}
