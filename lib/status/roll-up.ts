import { originOf } from '../findings/field-path';
import { grouped } from '../values/grouped';
import type { Owner } from './owners';
import { keyOf, textOf } from './snapshot/references';
import { earliest } from './snapshot/time';
import type { StatusFinding, StatusSeverity, Trouble } from './status-finding';
import type { KnownOrigins } from './status-options';

/** What a controller made of an owner: one of its Pods, its claims, its Jobs. */
export interface Part {
  readonly kind: string;
  readonly name: string;
  /** Whether it has ended: of those only such count that have a trouble. */
  readonly hasEnded?: boolean;
}

/** A trouble, and who has it. */
export interface Reported {
  readonly owner: Owner;
  /** Its field is one of the owner. */
  readonly trouble: Trouble;
  /** Absent where it is the owner itself. */
  readonly part?: Part | undefined;
}

/** How many parts an owner has that have not ended. */
export type CountParts = (owner: Owner, kind: string) => number;

/** What is known of who wrote an object. */
export type OriginsOf = (owner: Owner) => KnownOrigins | undefined;

/** One finding for all parts of an owner that have the same trouble. */
export function rolledUp(
  all: readonly Reported[],
  countParts: CountParts,
  originsOf: OriginsOf,
): readonly StatusFinding[] {
  return [...grouped(all, groupOf).values()].map((group) => findingOf(group, countParts, originsOf));
}

function groupOf({ owner, trouble, part }: Reported): string {
  const { cause, field, variant = '' } = trouble;
  return [keyOf(owner.reference), owner.isOld, part?.kind ?? '', cause, field, variant].join('\n');
}

function findingOf(group: readonly Reported[], countParts: CountParts, originsOf: OriginsOf): StatusFinding {
  const [first, ...others] = [...group].sort((one, other) =>
    (one.part?.name ?? '') < (other.part?.name ?? '') ? -1 : 1,
  );
  if (first === undefined) throw new TypeError('a group of findings is never empty');
  const { owner, trouble, part } = first;
  const parts = [first, ...others].flatMap((one) => (one.part === undefined ? [] : [one.part]));
  const total =
    part === undefined ? 0 : countParts(owner, part.kind) + parts.filter(({ hasEnded }) => hasEnded === true).length;
  const isPod = owner.reference.kind === 'Pod' && part === undefined;
  const known = originsOf(owner);
  const writer = known?.origins === undefined ? undefined : originOf(known.origins, trouble.field);
  const since = earliest([first, ...others].map((one) => one.trouble.since));
  return {
    cause: trouble.cause,
    severity: trouble.severity ?? 'error',
    object: owner.reference,
    pods: isPod ? [owner.reference.name] : parts.filter(({ kind }) => kind === 'Pod').map(({ name }) => name),
    ...((isPod || part?.kind === 'Pod') && { of: isPod ? 1 : total }),
    message: `${subjectOf(owner, parts, total)}: ${trouble.text}`,
    field: trouble.field,
    ...(known?.construct !== undefined && { construct: known.construct }),
    ...(writer !== undefined && { writer }),
    evidence: trouble.evidence,
    ...(since !== undefined && { since }),
    fix: trouble.fix,
  };
}

/** `2 of 3 Pods of Deployment shop/web`. */
function subjectOf({ reference, isOld }: Owner, parts: readonly Part[], total: number): string {
  const [first] = parts;
  if (first === undefined) return textOf(reference);
  const old = isOld ? 'old ' : '';
  const owner = textOf(reference);
  if (total <= 1) return `${old}${first.kind} ${first.name} of ${owner}`;
  const counts = parts.length === total ? `all ${total}` : `${parts.length} of ${total}`;
  return `${counts} ${old}${first.kind}s of ${owner}`;
}

const severities: readonly StatusSeverity[] = ['error', 'warning', 'progress'];

/** By object, and for each what is worst first. */
export function inOrder(findings: readonly StatusFinding[]): readonly StatusFinding[] {
  const keys = new Map(findings.map((finding) => [finding, orderOf(finding)]));
  return [...findings].sort((one, other) => ((keys.get(one) ?? '') < (keys.get(other) ?? '') ? -1 : 1));
}

function orderOf({ object, severity, cause, field, message }: StatusFinding): string {
  return [keyOf(object), severities.indexOf(severity), cause, field, message].join('\n');
}
