import type { Finding } from '../../findings/finding';
import type { Code } from '../../findings/generated/codes';
import type { Decoded } from '../shape/decode';
import type { Target } from '../target/target';
import { allPractices } from './all-practices';
import { appOf, type GroupsOf } from './facts/app';
import { appObject } from './facts/app-object';
import type { AppPractice, Beside, Practice, ReportPractice, TargetOf, WorkloadPractice } from './facts/practice';
import { workloadOf } from './facts/workload';

/** A finding, and the index of its manifest. */
export interface PracticeFinding {
  readonly index: number;
  readonly finding: Finding;
}

/**
 * What a reviewer would object to: warnings about manifests that a server accepts, but that do not work as intended. Objects
 * that may exist elsewhere are not reported as missing.
 */
export interface Review {
  /** Checks one decoded manifest, without defaults; the caller may change it afterwards. */
  readonly one: (index: number, decoded: Decoded, beside: Beside) => void;
  /**
   * Checks all of them together: a Service selects Pods.
   * @param decoded Each decoded, without defaults; `undefined` for unknown kinds.
   * @param groupsOf The groups of manifests that are applied together.
   * @returns all findings, in the order of the manifests, and for each in the order of {@link allPractices}
   */
  readonly all: (
    manifests: readonly unknown[],
    decoded: readonly (Decoded | undefined)[],
    targetOf: TargetOf,
    groupsOf?: GroupsOf,
  ) => readonly PracticeFinding[];
}

interface Chosen {
  readonly ofWorkloads: readonly WorkloadPractice[];
  readonly ofApps: readonly AppPractice[];
}

function choose(is: (practice: Practice) => boolean): Chosen {
  const chosen = allPractices.filter(is);
  return {
    ofWorkloads: chosen.filter((practice) => 'checkWorkload' in practice),
    ofApps: chosen.filter((practice) => 'check' in practice),
  };
}

/** The index of each practice. */
const orders: ReadonlyMap<string, number> = new Map(allPractices.map(({ code }, order) => [code, order]));

const chosenByDefault = choose(({ on }) => on);
const chosenAll = choose(() => true);

/** Which practices are checked: those that are on by default, all, or those with some codes. */
export type Reviewing = 'default' | 'all' | ReadonlySet<string>;

/** Begins a review of one app. */
export function beginReview(of: Reviewing): Review {
  const chosen = of === 'default' ? chosenByDefault : of === 'all' ? chosenAll : choose(({ code }) => of.has(code));
  const findings: Ordered[] = [];
  // One report function for all practices: creating one for each takes longer than most practices.
  let code: Code = 'practice/latest-tag';
  const report: ReportPractice = ({ index }, field, finding) => {
    findings.push({ index, order: orders.get(code) ?? 0, finding: { code, severity: 'warning', field, ...finding } });
  };
  return {
    one: (index, decoded, beside) => {
      const workload = workloadOf(appObject(index, decoded));
      if (workload === undefined) return;
      for (const practice of chosen.ofWorkloads) {
        code = practice.code;
        practice.checkWorkload(workload, report, beside);
      }
    },
    all: (manifests, decoded, targetOf, groupsOf) => {
      const app = appOf({ manifests, decoded, groupsOf });
      for (const practice of chosen.ofApps) {
        code = practice.code;
        practice.check(app, report, targetOf);
      }
      return findings.sort((one, other) => one.index - other.index || one.order - other.order);
    },
  };
}

/** The manifests of an app, and facts about them. */
export interface Reviewed {
  readonly manifests: readonly unknown[];
  /** Each decoded. */
  readonly decoded: readonly (Decoded | undefined)[];
  readonly target: Target;
  /** Seconds from stop signal to exit, by container, for each. @default unknown */
  readonly drains?: readonly (Readonly<Record<string, number>> | undefined)[];
}

/** A whole review. */
export function practices(
  { manifests, decoded, target, drains = [] }: Reviewed,
  of: Reviewing,
): readonly PracticeFinding[] {
  const review = beginReview(of);
  for (const [index, one] of decoded.entries()) {
    if (one !== undefined) review.one(index, one, { target, drains: drains[index], object: manifests[index] });
  }
  return review.all(manifests, decoded, () => target);
}

/** With the index of its practice. */
interface Ordered extends PracticeFinding {
  readonly order: number;
}
