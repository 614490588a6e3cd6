import type { Json } from '../generate/json';
import type { Finding } from '../lib/findings/finding';
import { podTemplateOf } from '../lib/kubernetes/pod-template';
import type { KubernetesVersion } from '../lib/kubernetes/version';
import { setDefaults } from '../lib/verify/kinds/set-defaults';
import { validateObject } from '../lib/verify/kinds/validate';
import { decode } from '../lib/verify/shape/decode';
import { targetOf } from '../lib/verify/target/target';
import { verify } from '../lib/verify/verify';
import { verifyUpdate } from '../lib/verify/verify-update';
import type { Verdict } from '../oracle/api-server/ask';
import { isPair, type Pair } from './pairs';

/** What is said of an object, by the API server or by `verify`: sorted lists without doubles, absent where empty. */
export interface Answer {
  readonly verdict: 'accept' | 'reject' | 'undecodable';
  /** `FieldValueRequired spec.containers` */
  readonly errors?: readonly string[];
  /** What is cleared or overwritten without a word. */
  readonly dropped?: readonly string[];
  /** Controls of Pod Security that the pod template violates. */
  readonly baseline?: readonly string[];
  readonly restricted?: readonly string[];
  /** The fields that an accepted object is warned of; `''` for the object. */
  readonly warnings?: readonly string[];
}

/** In what they are compared; warnings only where it is asked for. */
export const tiers = ['errors', 'dropped', 'baseline', 'restricted', 'warnings'] as const;
export type Tier = (typeof tiers)[number];

/** One thing that only one of the two says. */
export interface Difference {
  /** `verdict` where one decodes what the other does not; `thrown` where `verify` throws. */
  readonly tier: Tier | 'verdict' | 'thrown';
  /** `missing`: the server says it and we do not; `extra`: we say it and the server does not. */
  readonly side: 'missing' | 'extra';
  readonly what: string;
}

/** What the API server says; undefined where it says nothing that can be compared. */
export function theirs(verdict: Verdict): Answer | undefined {
  switch (verdict.verdict) {
    case 'undecodable':
      // Nothing can be said of an update whose old object no server has.
      return verdict.decode?.startsWith('old: ') === true ? undefined : { verdict: 'undecodable' };
    case 'accept':
    case 'reject':
      return {
        verdict: verdict.verdict,
        ...listed({
          errors: verdict.errors?.map(({ type, field }) => `${type === 'Other' ? 'no reason' : type} ${field}`),
          // No client sets a generation.
          dropped: verdict.dropped?.filter((path) => path !== 'metadata.generation'),
          baseline: verdict.baseline,
          restricted: verdict.restricted,
          warnings: verdict.warnings?.map(fieldOfWarning),
        }),
      };
    default:
      return undefined;
  }
}

/** What `verify` or `verifyUpdate` says, in the same terms. */
export function ours(subject: Json, release: KubernetesVersion): Answer {
  return isPair(subject) ? oursOfUpdate(subject, release) : oursOfObject(subject, release);
}

function oursOfUpdate({ old, object, resize = false }: Pair, release: KubernetesVersion): Answer {
  const at = (podSecurity: 'baseline' | 'restricted') =>
    verifyUpdate(old, object, { kubernetes: release, resize, podSecurity });
  const findings = at('restricted');
  // A server that was sent another object, or another version of it, does not look at it.
  const conflict = findings.find(({ code }) => code === 'api/update-conflict' || code === 'api/other-object');
  const answer = answerFrom(findings);
  if (answer.verdict === 'undecodable') return answer;
  if (conflict !== undefined) return answerFrom([conflict]);
  // Admission is asked last.
  if (answer.verdict === 'reject') return answer;
  const labels = findings.some(({ code }) => code === 'admission/pod-security-label') ? ['pod-security-label'] : [];
  const isChecked = controls(findings).length > 0 || podTemplateOf(object) !== undefined;
  return answerFrom(findings, {
    baseline: [...labels, ...(isChecked ? controls(at('baseline')) : [])],
    restricted: [...labels, ...controls(findings)],
  });
}

function oursOfObject(object: Json, release: KubernetesVersion): Answer {
  const findings = verify(object, { kubernetes: release, practices: false, podSecurity: 'restricted' });
  // What `restricted` lets pass, `baseline` need not: a capability for Windows.
  const checked = controls(findings).length > 0 || podTemplateOf(object) !== undefined;
  const baseline = checked ? verify(object, { kubernetes: release, practices: false, podSecurity: 'baseline' }) : [];
  return answerFrom(findings, {
    baseline: controls(baseline),
    restricted: controls(findings),
    warnings: replaced(findings, object, release).map(fieldOf),
  });
}

/** Findings in the terms of a server, and what else is said. */
function answerFrom(
  findings: readonly Finding[],
  more: Partial<Readonly<Record<'baseline' | 'restricted' | 'warnings', readonly string[]>>> = {},
): Answer {
  const server = findings.filter(({ code }) => code.startsWith('shape/') || code.startsWith('api/'));
  const errors = server.filter(({ severity }) => severity === 'error');
  const dropped = errors.filter(({ code }) => code === 'shape/dropped-field');
  const refused = errors.filter(({ code }) => code.startsWith('api/'));
  if (errors.length > dropped.length + refused.length) return { verdict: 'undecodable' };
  const accepted = refused.length === 0;
  return {
    verdict: accepted ? 'accept' : 'reject',
    ...listed({
      errors: storedLast(refused).map((finding) => `${finding.reason ?? 'no reason'} ${fieldOf(finding)}`),
      dropped: dropped.map(({ field }) => field),
      baseline: more.baseline,
      restricted: more.restricted,
      warnings: accepted ? [...server.filter(isWarning).map(fieldOf), ...(more.warnings ?? [])] : [],
    }),
  };
}

/** The warnings of the server in whose place a clash says more. */
function replaced(findings: readonly Finding[], object: unknown, release: KubernetesVersion): readonly Finding[] {
  if (!findings.some(({ code }) => code === 'pod/port-clash' || code === 'pod/port-name-clash')) return [];
  const target = targetOf(release);
  const decoded = decode(object as object, target, () => {});
  if (decoded === undefined) return [];
  const found: Finding[] = [];
  setDefaults(decoded, target);
  validateObject(decoded, target, (finding) => found.push(finding));
  return found.filter(({ code }) => code === 'api/duplicate-port' || code === 'api/duplicate-port-name');
}

/** A server asks storage only for what is valid. */
function storedLast(refused: readonly Finding[]): readonly Finding[] {
  const others = refused.filter(({ code }) => code !== 'api/resource-version');
  return others.length > 0 ? others : refused;
}

function isWarning({ severity }: Finding): boolean {
  return severity === 'warning';
}

/** As it is once it was written: half a surrogate pair, which UTF-8 does not have, is another character then. */
function fieldOf({ serverField, field }: Finding): string {
  return Buffer.from(serverField ?? field).toString();
}

function controls(findings: readonly Finding[]): readonly string[] {
  const found = findings.filter(({ code }) => code.startsWith('pod-security/'));
  return found.map(({ code }) => code.slice('pod-security/'.length));
}

function listed(lists: Readonly<Record<Tier, readonly string[] | undefined>>): Partial<Answer> {
  const entries = tiers.flatMap((tier) => {
    const list = [...new Set(lists[tier])].sort();
    return list.length === 0 ? [] : [[tier, list]];
  });
  return Object.fromEntries(entries);
}

/** The field that a warning starts with: `spec.hostNetwork` of `spec.hostNetwork: this …`; `''` where it names none. */
function fieldOfWarning(text: string): string {
  return /^((?:metadata|spec|template|data)(?:[.[][^:\s]*)?): /.exec(text)?.[1] ?? '';
}

/** Everything that only one of them says. */
export function differences(server: Answer, own: Answer, compared: readonly Tier[] = tiers): readonly Difference[] {
  if (server.verdict === 'undecodable' || own.verdict === 'undecodable') {
    if (server.verdict === own.verdict) return [];
    const side = server.verdict === 'undecodable' ? 'missing' : 'extra';
    return [{ tier: 'verdict', side, what: 'undecodable' }];
  }
  return compared.flatMap((tier) => {
    // A warning that names no field may be any of ours.
    const unnamed = server[tier]?.includes('') === true;
    const missing = without(server[tier], own[tier]).filter((what) => what !== '' || own[tier] === undefined);
    const extra = unnamed ? [] : without(own[tier], server[tier]);
    return [
      ...missing.map((what) => ({ tier, side: 'missing' as const, what })),
      ...extra.map((what) => ({ tier, side: 'extra' as const, what })),
    ];
  });
}

function without(list: readonly string[] = [], other: readonly string[] = []): readonly string[] {
  return list.filter((each) => !other.includes(each));
}

/** The differences between what the API server says and what `verify` says; an exception is one too. */
export function compare(
  object: Json,
  server: Answer,
  release: KubernetesVersion,
  compared: readonly Tier[] = tiers,
): readonly Difference[] {
  try {
    return differences(server, ours(object, release), compared);
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? '').split('\n').slice(0, 2).join(' ') : String(error);
    return [{ tier: 'thrown', side: 'extra', what }];
  }
}
