import { clashes } from '../anatomy/clashes';
import type { Issue } from '../kubernetes/issue';
import { podTemplateOf, templateFieldPath } from '../kubernetes/pod-template';
import { durations } from './api/durations';
import { names } from './api/names';
import { setDefaults } from './defaults/set-defaults';
import { decode } from './shape/decode';
import type { Target } from './target';

/** An object, and what it is verified for. */
export interface Subject {
  readonly object: unknown;
  readonly target: Target;
  /** The level of Pod Security that somebody declared for it; `false` for none, whatever its Namespace enforces. */
  readonly podSecurity?: 'baseline' | 'restricted' | false;
}

/** What is looked for in all of them together. */
export interface Together {
  /** What an experienced engineer would stop in review. */
  readonly practices: boolean;
}

/** The findings in each of some objects, in their order. */
export function verifyAll(subjects: readonly Subject[], _together: Together): readonly (readonly Issue[])[] {
  return subjects.map(verifyObject);
}

function verifyObject({ object, target }: Subject): readonly Issue[] {
  if (typeof object !== 'object' || object === null) return [];
  const issues: Issue[] = [];
  const report = (issue: Issue) => {
    issues.push(issue);
  };
  const decoded = decode(object, target, report);
  if (decoded === undefined) return issues;
  setDefaults(decoded, target);
  issues.push(...names(object, target), ...durations(object, target));
  reportClashes(object, issues);
  return issues;
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
