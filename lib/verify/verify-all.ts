import { clashes } from '../anatomy/clashes';
import type { Issue } from '../kubernetes/issue';
import { podTemplateOf, templateFieldPath } from '../kubernetes/pod-template';
import { acknowledged } from './acknowledge';
import { validateObject } from './api/validate';
import { setDefaults } from './defaults/set-defaults';
import { enforcedLevels, type Level, type LevelsByNamespace } from './enforced-levels';
import { podSecurity } from './pod-security/pod-security';
import { decode } from './shape/decode';
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
  if (typeof object !== 'object' || object === null) return [];
  const issues: Issue[] = [];
  const report = (issue: Issue) => {
    issues.push(issue);
  };
  const decoded = decode(object, target, report);
  if (decoded === undefined) return issues;
  setDefaults(decoded, target);
  validateObject(decoded, target, issues.length === 0 ? report : besides(wrongTypes(issues), report));
  const found = podTemplateOf(decoded);
  if (found !== undefined) {
    const level = declared ?? levels(decoded);
    if (level !== undefined && level !== false) podSecurity(found.template, found.path, level, target, report);
    reportClashes(object, issues);
  }
  return acknowledged(object, issues);
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

/** What containers do to each other, where no API rule says the same. */
function reportClashes(object: object, issues: Issue[]): void {
  const found = podTemplateOf(object);
  if (found === undefined) return;
  for (const clash of clashes(found.template)) {
    const field = templateFieldPath(found.kind, clash.field);
    const serverField = templateFieldPath(found.kind, clash.serverField ?? clash.field);
    const said = (issue: Issue) => issue.reason === clash.reason && (issue.serverField ?? issue.field) === serverField;
    if (clash.reason === undefined || !issues.some(said)) issues.push({ ...clash, field });
  }
}
