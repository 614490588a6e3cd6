import { clashes } from '../anatomy/clashes';
import { found } from '../kubernetes/found';
import type { Issue } from '../kubernetes/issue';
import { podTemplateOf, templateFieldPath } from '../kubernetes/pod-template';
import { acknowledged } from './acknowledge';
import { validateObject } from './api/validate';
import { setDefaults } from './defaults/set-defaults';
import { enforcedLevels, type Level, type LevelsByNamespace } from './enforced-levels';
import { podSecurity } from './pod-security/pod-security';
import { decode } from './shape/decode';
import { dropTogether, type Shortened } from './shape/drop-together';
import type { Target } from './target';

/** An object, and what it is verified for. */
export interface Subject {
  readonly object: unknown;
  readonly target: Target;
  /** The level of Pod Security that somebody declared for it; `false` for none, whatever its Namespace enforces. */
  readonly podSecurity?: Level | false;
}

/** What is looked for in all of them together. */
export interface Together {
  /** What an experienced engineer would stop in review. */
  readonly practices: boolean;
}

/** The findings in each of some objects, in their order. */
export function verifyAll(subjects: readonly Subject[], _together: Together): readonly (readonly Issue[])[] {
  const levels = enforcedLevels(subjects.map(({ object }) => object));
  return subjects.map((subject) => verifyObject(subject, levels));
}

function verifyObject({ object, target, podSecurity: declared }: Subject, levels: LevelsByNamespace): readonly Issue[] {
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return [notAnObject(object)];
  const issues: Issue[] = [];
  const report = (issue: Issue) => {
    issues.push(issue);
  };
  const decoded = decode(object, target, report);
  if (decoded === undefined) return issues;
  const shortened = dropTogether(decoded, target, report);
  if (shortened.length > 0) leaveOutNested(issues);
  setDefaults(decoded, target);
  const besidesShape = issues.length === 0 ? report : besides(wrongTypes(issues), report);
  validateObject(decoded, target, shortened.length === 0 ? besidesShape : asWritten(shortened, besidesShape));
  const template = podTemplateOf(decoded);
  if (template !== undefined) {
    const level = declared ?? levels(decoded);
    if (level !== undefined && level !== false) podSecurity(template.template, template.path, level, target, report);
    reportClashes(object, issues);
  }
  return acknowledged(object, issues);
}

/** Nothing is said of what is dropped inside of something that is dropped. */
function leaveOutNested(issues: Issue[]): void {
  const dropped = issues.filter(({ code }) => code === 'shape/dropped-field').map(({ field }) => field);
  const outer = (field: string) => dropped.some((one) => field.startsWith(`${one}.`) || field.startsWith(`${one}[`));
  const kept = issues.filter(({ code, field }) => code !== 'shape/dropped-field' || !outer(field));
  issues.splice(0, issues.length, ...kept);
}

function notAnObject(value: unknown): Issue {
  const message = `must be an object, but is ${found(value)}`;
  return { code: 'shape/wrong-type', severity: 'error', field: '', value, message };
}

function wrongTypes(issues: readonly Issue[]): readonly string[] {
  return issues.filter(({ code }) => code === 'shape/wrong-type').map(({ field }) => field);
}

/** What has a wrong type is left out of the decoded object: that it, or something in it, is missing there is no finding. */
function besides(wrong: readonly string[], report: (issue: Issue) => void): (issue: Issue) => void {
  if (wrong.length === 0) return report;
  return (issue) => {
    if (!wrong.some((field) => field.startsWith(issue.field) || issue.field.startsWith(field))) report(issue);
  };
}

/** Where the server counts a shortened list, an issue is at the place that the entry has in the object as it is written. */
function asWritten(shortened: readonly Shortened[], report: (issue: Issue) => void): (issue: Issue) => void {
  return (issue) => {
    const list = shortened.find(({ path }) => issue.field.startsWith(`${path}[`));
    const [, position = '', rest = ''] =
      list === undefined ? [] : (/^\[(\d+)\](.*)$/.exec(issue.field.slice(list.path.length)) ?? []);
    const before = list?.before[Number(position)];
    if (list === undefined || before === undefined || before === Number(position)) report(issue);
    else report({ ...issue, field: `${list.path}[${before}]${rest}`, serverField: issue.serverField ?? issue.field });
  };
}

/** What containers do to each other, where no API rule says the same. */
function reportClashes(object: object, issues: Issue[]): void {
  const place = podTemplateOf(object);
  if (place === undefined) return;
  for (const clash of clashes(place.template)) {
    const field = templateFieldPath(place.kind, clash.field);
    const serverField = templateFieldPath(place.kind, clash.serverField ?? clash.field);
    const said = (issue: Issue) => issue.reason === clash.reason && (issue.serverField ?? issue.field) === serverField;
    if (clash.reason === undefined || !issues.some(said)) issues.push({ ...clash, field });
  }
}
