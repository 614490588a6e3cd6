import { saysAnythingTwice } from '../anatomy/repeats';
import { child, type FieldPath } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import { withoutSecrets } from '../findings/secrecy/hide';
import { valueText } from '../findings/value-text';
import type { Namespace } from '../kubernetes/generated/types';
import { isList, objectsIn } from '../kubernetes/list-items';
import { podTemplateOf } from '../kubernetes/pod-template';
import { acknowledged } from './acknowledge';
import { enforcedLevels, type Level, type LevelsByNamespace, releaseOfControls } from './admission/enforced-levels';
import { reportPodSecurityLabels } from './admission/pod-security-labels';
import { validateObject } from './api/validate';
import { setDefaults } from './defaults/set-defaults';
import { encrypted, isEncrypted } from './encrypted';
import { podSecurity } from './pod-security/pod-security';
import { beginReview } from './practices/practices';
import { reportClashes } from './report-clashes';
import { copyOf } from './shape/copy';
import { type Decoded, decode } from './shape/decode';
import { dropTogether } from './shape/drop-together';
import { asWritten, besides, leaveOutNested } from './shape/filter-findings';
import { type Target, targetOf } from './target/target';
import { triedAdvice } from './type-advice';
import { asUnsubstituted } from './unsubstituted';

/** An object, and what it is verified for. */
export interface Subject {
  readonly object: unknown;
  readonly target: Target;
  /** The level of Pod Security that somebody declared for it; `false` for none, whatever its Namespace enforces. */
  readonly podSecurity?: Level | false;
  /** Seconds that its containers take to stop, by container name, where somebody has said: a manifest cannot. */
  readonly drains?: Readonly<Record<string, number>>;
  /** What it is applied together with: objects replace each other where they share one. @default all are */
  readonly groups?: readonly string[];
}

/** What is looked for in all of them together. */
export interface Together {
  /** What an experienced engineer would stop in review. */
  readonly practices: boolean | 'all';
}

/** The findings in each of some objects, in their order; those in the items of a `List` are findings in the list. */
export function verifyAll(subjects: readonly Subject[], together: Together): readonly (readonly Finding[])[] {
  if (!subjects.some(({ object }) => isList(object))) return verifyObjects(subjects, together);
  const items = subjects.flatMap((subject, of) =>
    objectsIn(subject.object).map(({ object, path }) => ({ of, path, subject: { ...subject, object } })),
  );
  const found: Finding[][] = subjects.map(() => []);
  const inItems = verifyObjects(
    items.map(({ subject }) => subject),
    together,
  );
  for (const [at, { of, path }] of items.entries()) {
    for (const finding of inItems[at] ?? []) found[of]?.push(path === '' ? finding : within(path, finding));
  }
  return found;
}

/** A finding of an item as one of its list. What a server prints stays as it is: it is given the items one by one. */
function within(path: FieldPath, finding: Finding): Finding {
  return { ...finding, field: child(path, finding.field) };
}

function verifyObjects(subjects: readonly Subject[], together: Together): readonly (readonly Finding[])[] {
  const objects = subjects.map(({ object }) => object);
  const levels = enforcedLevels(objects);
  const decoded: (Decoded | undefined)[] = subjects.map(() => undefined);
  const review =
    together.practices === false ? undefined : beginReview(together.practices === 'all' ? 'all' : 'default');
  const found = subjects.map((subject, at) =>
    verifyObject(subject, levels, (object, differs) => {
      if (review === undefined) return;
      review.one(at, object, subject);
      // Practices look at what somebody wrote, and defaulting changes the decoded object in place. Nearly always, what was
      // decoded is what is written: then the object itself will do.
      decoded[at] = differs ? copyOf(object) : (subject.object as Decoded);
    }),
  );
  for (const { index, finding } of review?.all(objects, decoded, (at) => subjects[at]?.groups) ?? [])
    found[index]?.push(finding);
  return found.map((findings, at) => {
    const subject = subjects[at];
    if (subject === undefined) return findings;
    const { object } = subject;
    // What acknowledges nothing is a finding where there is no other, too.
    return withoutSecrets(
      object,
      acknowledged(object, findings.length === 0 ? findings : advised(findings, subject, levels)),
    );
  });
}

/** Findings with advice that helps. */
function advised(findings: readonly Finding[], subject: Subject, levels: LevelsByNamespace): readonly Finding[] {
  const tried = triedAdvice(findings, () => verifyObject(subject, levels, nothing, true));
  return tried.map((finding) => asUnsubstituted(finding, subject.object));
}

function nothing(): void {}

function verifyObject(
  { object, target, podSecurity: declared }: Subject,
  levels: LevelsByNamespace,
  onDecoded: (decoded: Decoded, differs: boolean) => void,
  asMeant = false,
): Finding[] {
  if (!isObject(object)) return [notAnObject(object)];
  if (isEncrypted(object)) return [encrypted];
  const findings: Finding[] = [];
  const report = (finding: Finding) => {
    findings.push(finding);
  };
  let differs = false;
  const differ = () => {
    differs = true;
  };
  const decoded = decode(object, target, report, differ, asMeant);
  if (decoded === undefined) return findings;
  onDecoded(decoded, differs);
  // What is decoded is quicker to look through than what is written. Defaulting copies ports.
  const mayClash = differs || saysAnythingTwice(podTemplateOf(decoded)?.template.spec);
  const shortened = dropTogether(decoded, target, report);
  if (shortened.length > 0) leaveOutNested(findings);
  setDefaults(decoded, target);
  validateObject(decoded, target, asWritten(shortened, besides(findings, report)));
  if (declared !== false && isNamespace(decoded)) reportPodSecurityLabels(decoded, report);
  const template = podTemplateOf(decoded);
  if (template !== undefined) {
    const enforced = declared === undefined ? levels(decoded) : undefined;
    const level = declared ?? enforced?.level;
    if (level !== undefined && level !== false) {
      const release = releaseOfControls(enforced?.release, target.kubernetes);
      const ofControls = release === target.kubernetes ? target : targetOf(release);
      podSecurity(template.template, template.path, level, ofControls, report);
    }
    if (mayClash) reportClashes(object, findings);
  }
  return findings;
}

/** Decoding has seen to the types of its fields. */
function isNamespace(decoded: Decoded): decoded is Decoded & Namespace {
  return decoded.kind === 'Namespace' && decoded.apiVersion === 'v1';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notAnObject(value: unknown): Finding {
  const message = `must be an object, but is ${valueText(value)}`;
  const fix = 'write one, with `apiVersion` and `kind`';
  return { code: 'shape/wrong-type', severity: 'error', field: '', value, message, fix };
}
