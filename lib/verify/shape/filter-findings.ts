import { type FieldPath, parentPaths } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';
import { keepOnly } from '../../values/append';
import type { Report } from '../report/report';
import type { Shortened } from './drop-together';

/** Only so many wrong types are compared with each finding: nobody corrects more in one go. */
const maxWrongTypes = 100;

/**
 * A report for rules that passes on what is not about a value of a wrong type, nor about anything in or around one: decoding
 * removed that, and it is not missing.
 */
export function outsideWrongTypes(findings: readonly Finding[], report: Report): Report {
  const wrong = findings.filter(({ code }) => code === 'shape/wrong-type').slice(0, maxWrongTypes);
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

/** Removes findings of fields that are dropped with what they are in. Their paths have no keys that users choose. */
export function keepOutermostDropped(findings: Finding[]): void {
  const dropped = new Set(findings.filter(isDropped).map(({ field }) => field));
  const isOuter = (path: FieldPath) => dropped.has(path);
  keepOnly(findings, (finding) => !isDropped(finding) || !parentPaths(finding.field).slice(1).some(isOuter));
}

function isDropped({ code }: Finding): boolean {
  return code === 'shape/dropped-field';
}

/** An entry of one of the lists that are shortened, and what is in it. */
const inList = /^([\w.]*spec\.(?:volumes|\w+\[\d+\]\.volumeMounts))\[(\d+)\](.*)$/s;

/** A report for rules that count in shortened lists, as the server does: it passes on the positions in the manifest. */
export function atManifestPositions(shortened: readonly Shortened[], report: Report): Report {
  if (shortened.length === 0) return report;
  const lists = new Map(shortened.map(({ path, before }) => [path, before]));
  return (finding) => {
    const [, list = '', position = '', rest = ''] = inList.exec(finding.field) ?? [];
    const before = lists.get(list)?.[Number(position)];
    if (before === undefined || before === Number(position)) report(finding);
    else report({ ...finding, field: `${list}[${before}]${rest}`, serverField: finding.serverField ?? finding.field });
  };
}
