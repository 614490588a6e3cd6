import { clashRules } from '../anatomy/clashes';
import { key } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import { valueText } from '../findings/value-text';
import { nearest } from '../values/nearest';
import { own } from '../values/own';
import { allPractices } from './practices/all-practices';

/** That a finding is known, and why it stays. */
export interface Acknowledgement {
  /** The rule: `practice/latest-tag`, `pod/port-clash`. */
  readonly code: string;
  readonly reason: string;
}

/** The annotation that acknowledges findings of an object: `<code>: <reason>`, several on lines of their own. */
export const acknowledgeAnnotation = 'cdk8s-pods/acknowledge';
const field = key('metadata.annotations', acknowledgeAnnotation);

/** Whether findings of a rule can be acknowledged: what a server refuses, and a profile that was declared, never. */
export function canBeAcknowledged(code: string): boolean {
  return code.startsWith('practice/') || code.startsWith('pod/');
}

/** Findings without those that are acknowledged. */
export function unacknowledged(findings: readonly Finding[], codes: ReadonlySet<string>): readonly Finding[] {
  if (codes.size === 0) return findings;
  return findings.filter(({ code }) => !codes.has(code) || !canBeAcknowledged(code));
}

/** The findings in an object, by whether its annotation acknowledges them. */
export interface ByAcknowledgement {
  readonly open: readonly Finding[];
  readonly acknowledged: readonly Finding[];
}

const none: readonly Finding[] = [];

/**
 * The findings in an object, without those that its annotation acknowledges. What acknowledges nothing, or gives no reason,
 * is a finding itself: it would hide the next one.
 * @param isChecked whether a rule was checked at all
 */
export function byAcknowledgement(
  object: unknown,
  findings: readonly Finding[],
  isChecked: (code: string) => boolean = () => true,
): ByAcknowledgement {
  const annotation = own(own(own(object, 'metadata'), 'annotations'), acknowledgeAnnotation);
  if (typeof annotation !== 'string') return { open: findings, acknowledged: none };
  const lines = annotation.split('\n').map((line) => line.trim());
  const found = lines.filter((line) => line !== '').map((line) => parse(line));
  const codes = new Set(found.map(({ code }) => code));
  const left = unacknowledged(findings, codes);
  // One finding of each rule is enough to tell what is acknowledged.
  const rules = [...new Map(findings.map((finding) => [finding.code, finding])).values()];
  const wrong = found.flatMap((one) => (isChecked(one.code) ? problemOf(one, rules, field) : []));
  return { open: [...left, ...wrong], acknowledged: findings.filter((finding) => !left.includes(finding)) };
}

/** What is wrong with an acknowledgement, given all the findings that it may be about. */
export function problemOf(one: Acknowledgement, findings: readonly Finding[], at: string): readonly Finding[] {
  if (!/^[a-z-]+\/[A-Za-z0-9_-]+$/.test(one.code)) {
    return [problem(at, one, `must be "<code>: <reason>", got ${valueText(one.code)}`, 'use that form')];
  }
  if (one.reason === '')
    return [problem(at, one, `acknowledgement of ${one.code} has no reason`, `add one: "${one.code}: <reason>"`)];
  if (!canBeAcknowledged(one.code)) {
    return [
      problem(at, one, `${one.code} cannot be acknowledged: the object would still be refused`, 'fix the finding'),
    ];
  }
  if (findings.some((finding) => finding.code === one.code)) return [];
  const advice = unknownRule(one.code);
  if (advice !== undefined) return [problem(at, one, `unknown rule "${one.code}"`, advice)];
  return [problem(at, one, `acknowledgement of ${one.code} matches no finding`, 'remove it')];
}

/** What to do about a code that no rule has; `undefined` where one may have it. */
function unknownRule(code: string): string | undefined {
  const codes: readonly string[] = [...allPractices, ...clashRules].map((rule) => rule.code);
  if (codes.includes(code) || code === 'practice/acknowledgement') return undefined;
  const near = nearest(code, codes);
  if (near !== undefined) return `did you mean "${near}"?`;
  // Attachments have further rules of that tier.
  return code.startsWith('practice/') ? 'use the code that the finding prints in brackets' : undefined;
}

function parse(line: string): Acknowledgement {
  const colon = line.indexOf(':');
  if (colon === -1) return { code: line, reason: '' };
  return { code: line.slice(0, colon).trim(), reason: line.slice(colon + 1).trim() };
}

function problem(at: string, { code }: Acknowledgement, message: string, fix: string): Finding {
  return { code: 'practice/acknowledgement', severity: 'warning', field: at, value: code, message, fix };
}
