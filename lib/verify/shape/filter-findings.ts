import { type FieldPath, parentPaths } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';
import { keepOnly } from '../../values/append';
import type { Report } from '../report/report';
import type { Shortened } from './drop-together';

/** As many wrong types are looked at: a longer list is mended in rounds, whatever is said beside it. */
const most = 100;

/**
 * A report of rules beside what decoding found. What has a wrong type is left out of the decoded object: that it, or
 * something in it, is missing there is no finding.
 */
export function besides(found: readonly Finding[], report: Report): Report {
  const wrong = found.filter(({ code }) => code === 'shape/wrong-type').slice(0, most);
  if (wrong.length === 0) return report;
  return (finding) => {
    if (!wrong.some(({ field }) => isWithin(field, finding.field) || isWithin(finding.field, field))) report(finding);
  };
}

function isWithin(path: FieldPath, outer: FieldPath): boolean {
  if (!path.startsWith(outer)) return false;
  const next = path.charAt(outer.length);
  return outer === '' || next === '' || next === '.' || next === '[';
}

/** Nothing is said of what is dropped inside of something that is dropped. Such paths have no keys of the user's. */
export function leaveOutNested(findings: Finding[]): void {
  const dropped = new Set(findings.filter(isDropped).map(({ field }) => field));
  const isOuter = (path: FieldPath) => dropped.has(path);
  keepOnly(findings, (finding) => !isDropped(finding) || !parentPaths(finding.field).slice(1).some(isOuter));
}

function isDropped({ code }: Finding): boolean {
  return code === 'shape/dropped-field';
}

/** An entry of one of the lists that are shortened, and what is in it. */
const inList = /^([\w.]*spec\.(?:volumes|\w+\[\d+\]\.volumeMounts))\[(\d+)\](.*)$/s;

/** Where the server counts a shortened list, a finding is at the place that the entry has in the object as it is written. */
export function asWritten(shortened: readonly Shortened[], report: Report): Report {
  if (shortened.length === 0) return report;
  const lists = new Map(shortened.map(({ path, before }) => [path, before]));
  return (finding) => {
    const [, list = '', position = '', rest = ''] = inList.exec(finding.field) ?? [];
    const before = lists.get(list)?.[Number(position)];
    if (before === undefined || before === Number(position)) report(finding);
    else report({ ...finding, field: `${list}[${before}]${rest}`, serverField: finding.serverField ?? finding.field });
  };
}
