import { isObject } from '../../generate/json';
import { entryOf } from '../../lib/values/entry-of';
import type { Verdict } from '../../oracle/api-server/ask';
import { objectOf } from '../pairs';
import type { Found, Target } from './shrink';
import { signatureOf } from './signature';

/** How often a difference was met, and where. */
export interface Group {
  readonly signature: string;
  readonly found: readonly Found[];
}

/** Findings by what they differ in, the most frequent first; one with several differences is in several. */
export function grouped(found: readonly Found[]): readonly Group[] {
  const groups = new Map<string, Found[]>();
  for (const each of found) {
    for (const signature of new Set(each.differences.map(signatureOf))) {
      entryOf(groups, signature, () => []).push(each);
    }
  }
  return [...groups]
    .map(([signature, members]) => ({ signature, found: members }))
    .sort((one, other) => other.found.length - one.found.length);
}

/** The smallest object of a group. */
export function smallest({ signature, found }: Group): Target {
  const sizes = found.map((each) => ({
    each,
    size: each.differences.length * 100_000 + JSON.stringify(each.object).length,
  }));
  const [least] = sizes.sort((one, other) => one.size - other.size);
  if (least === undefined) throw new Error(`no finding for ${signature}`);
  return { ...least.each, signature };
}

/** What differs in a group, how often and where. */
export function headingOf({ signature, found }: Group): string {
  const releases = counts(found.map((each) => each.release));
  return `## ${signature}\n${found.length} objects; ${releases}; ${counts(found.map((each) => kindOf(objectOf(each.object))))}\n`;
}

/** A group as text: what differs, how often, where, and the smallest object with what was said of it. */
export function textOf(group: Group, { object, release, verdict, differences }: Found): string {
  return [
    headingOf(group).trimEnd(),
    `${release}: ${JSON.stringify(object)}`,
    ...said(verdict),
    ...differences.map(
      ({ tier, side, what }) => `  ${side === 'missing' ? 'server only' : 'ours only'} (${tier}): ${what}`,
    ),
    '',
  ].join('\n');
}

function said({ verdict, decode, errors = [], dropped = [] }: Verdict): readonly string[] {
  return [
    `  server: ${verdict}${decode === undefined ? '' : `: ${decode.slice(0, 300)}`}`,
    ...errors.map(({ type, field, message }) => `    ${type} ${field}: ${message.slice(0, 200)}`),
    ...dropped.map((path) => `    dropped ${path}`),
  ];
}

function kindOf(object: Found['object']): string {
  return isObject(object) ? String(object.kind) : 'none';
}

function counts(values: readonly string[]): string {
  const by = new Map<string, number>();
  for (const value of values) by.set(value, (by.get(value) ?? 0) + 1);
  return [...by].map(([value, count]) => `${value} ×${count}`).join(' ');
}
