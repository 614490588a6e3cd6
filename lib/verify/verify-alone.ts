import type { Finding } from '../findings/finding';
import { withoutSecrets } from '../findings/secrecy/hide';
import type { StandIn } from '../kubernetes/custom/stand-in';
import { type ByAcknowledgement, byAcknowledgement } from './acknowledge';
import type { LevelsByNamespace } from './admission/enforced-levels';
import type { DecodedStandIn } from './practices/facts/app';
import { inOrder, isPractice, type PracticeFinding, type Review } from './practices/practices';
import { type Decoded, type Decoding, withoutDefaults } from './shape/decode';
import type { Subject } from './target/subject';
import { withTypeAdvice } from './type-advice';
import { asUnsubstituted } from './unsubstituted';
import { verifyObject } from './verify-object';

/** What there is to say of an object before others are looked at. */
export interface VerifiedAlone {
  /** The findings of all stages but the practices. */
  readonly findings: readonly Finding[];
  readonly practices: readonly PracticeFinding[];
  /** What practices that check whole apps read; `undefined` for kinds that are not checked, and for custom resources. */
  readonly decoded: Decoded | undefined;
  /** The same of what stands for the pod templates of a custom resource. */
  readonly standIns: readonly DecodedStandIn[] | undefined;
}

const noFindings: readonly PracticeFinding[] = [];

/**
 * Verifies an object alone.
 * @param index that of the object among those that are verified together
 * @param review absent where no practices are checked
 */
export function verifyAlone(
  subject: Subject,
  index: number,
  levels: LevelsByNamespace,
  review: Review | undefined,
): VerifiedAlone {
  let practices = noFindings;
  let decoded: Decoded | undefined;
  let standIns: DecodedStandIn[] | undefined;
  const read = (decoding: Decoding, standIn: StandIn | undefined) => {
    if (review === undefined) return;
    if (standIn === undefined) {
      practices = review.alone(index, decoding.decoded, subject);
      decoded = withoutDefaults(decoding, subject.object);
      return;
    }
    const { object, place } = standIn;
    const found = review.alone(index, decoding.decoded, { ...subject, object }, place);
    if (found.length > 0) practices = [...practices, ...found];
    standIns ??= [];
    standIns.push({ decoded: withoutDefaults(decoding, object), place });
  };
  const findings = verifyObject(subject, { levels, coerceTypes: false, review: read });
  return { findings, practices, decoded, standIns };
}

/**
 * All findings in an object, as they are printed: with fixes that work, without secrets, and acknowledged ones apart.
 * @param ofApp those of practices that check whole apps
 * @param review the one that was given before
 */
export function finished(
  subject: Subject,
  { findings, practices }: VerifiedAlone,
  ofApp: readonly PracticeFinding[],
  levels: LevelsByNamespace,
  review: Review | undefined,
): ByAcknowledgement {
  const { object } = subject;
  const reviewed = inOrder(ofApp.length === 0 ? practices : [...practices, ...ofApp]);
  const all = reviewed.length === 0 ? findings : [...findings, ...reviewed.map(({ finding }) => finding)];
  // An acknowledgement that matches no finding is a finding, too.
  const advised = all.length === 0 ? all : withAdvice(all, subject, levels);
  const isChecked = (code: string) => !isPractice(code) || review?.checks(code) === true;
  const { open, acknowledged } = byAcknowledgement(object, advised, isChecked);
  return { open: withoutSecrets(object, open), acknowledged: withoutSecrets(object, acknowledged) };
}

function withAdvice(findings: readonly Finding[], subject: Subject, levels: LevelsByNamespace): readonly Finding[] {
  const verifyCoerced = () => verifyObject(subject, { levels, coerceTypes: true, review: noReview });
  return withTypeAdvice(findings, verifyCoerced).map((finding) => asUnsubstituted(finding, subject.object));
}

function noReview(_: Decoding): void {}
