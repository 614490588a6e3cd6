import { originOf } from '../../kubernetes/field-path';
import type { Issue } from '../../kubernetes/issue';
import type { Origins } from '../../kubernetes/origins';
import type { Decoded } from '../shape/decode';
import type { Target } from '../target';
import { allPractices } from './all-practices';
import { appOf } from './app';
import type { Finding, Practice, ReportPractice } from './practice';
import type { Workload } from './workload';

/** What is known of the manifests beside themselves. */
export interface PracticesContext {
  /** What they are meant for: all of them, or each. */
  readonly target: Target | readonly Target[];
  /** Each as decoding has it, without defaults; `undefined` for kinds that are not known. */
  readonly decoded: readonly (Decoded | undefined)[];
  /** Seconds from stop signal to exit, by container, for each. @default nobody has said */
  readonly drains?: readonly (Readonly<Record<string, number>> | undefined)[];
  /** Who wrote which field, for each, by paths in the whole object. @default nobody is named */
  readonly origins?: readonly (Origins | undefined)[];
  /** Which practices are looked for, by code. @default those that are on by default */
  readonly only?: ReadonlySet<string>;
}

/** A finding, and the position of the manifest that it is in. */
export interface PracticeIssue {
  readonly index: number;
  readonly issue: Issue;
}

/**
 * What an experienced engineer would stop in review: warnings about manifests that a server takes and that do not do
 * what they are there for. They are looked at together: a Service points at Pods. In the order of the manifests, and for
 * each in the order of {@link allPractices}. What is not sure to be there is not missed.
 */
export function practices(manifests: readonly unknown[], context: PracticesContext): readonly PracticeIssue[] {
  const { target, decoded, drains, origins, only } = context;
  const found: Ordered[] = [];
  const app = appOf({
    manifests,
    decoded,
    targetAt: (index) => ('since' in target ? target : targetIn(target, index)),
    drainsAt: (index) => drains?.[index],
  });
  const ofWorkloads: ((workload: Workload) => void)[] = [];
  for (const [order, practice] of allPractices.entries()) {
    if (only === undefined ? !practice.on : !only.has(practice.code)) continue;
    const report: ReportPractice = ({ index }, field, finding) => {
      found.push({ index, order, issue: issueOf(practice, field, finding, origins?.[index]) });
    };
    if ('check' in practice) practice.check(app, report);
    else ofWorkloads.push((workload) => practice.checkWorkload(workload, report, app));
  }
  for (const workload of app.workloads) for (const check of ofWorkloads) check(workload);
  return found.sort((one, other) => one.index - other.index || one.order - other.order);
}

/** With the position of its practice among all. */
interface Ordered extends PracticeIssue {
  readonly order: number;
}

function targetIn(targets: readonly Target[], index: number): Target {
  const target = targets[index];
  if (target === undefined) throw new RangeError(`target: there is none for manifest ${index} of ${targets.length}`);
  return target;
}

function issueOf({ code }: Practice, field: string, finding: Finding, origins: Origins | undefined): Issue {
  const origin = origins === undefined ? undefined : originOf(origins, field);
  const issue: Issue = { code, severity: 'warning', field, ...finding };
  return origin === undefined ? issue : { ...issue, origins: { [field]: origin } };
}
