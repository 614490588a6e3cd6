import type { Finding } from '../../findings/finding';
import type { Code } from '../../findings/generated/codes';
import type { Decoded } from '../shape/decode';
import type { Target } from '../target/target';
import { allPractices } from './all-practices';
import { appOf, type GroupsOf } from './facts/app';
import { placed } from './facts/app-object';
import type { AppPractice, Beside, Practice, ReportPractice, WorkloadPractice } from './facts/practice';
import { workloadOf } from './facts/workload';

/** A finding, and the position of the manifest that it is in. */
export interface PracticeFinding {
  readonly index: number;
  readonly finding: Finding;
}

/**
 * What an experienced engineer would stop in review: warnings about manifests that a server takes and that do not do
 * what they are there for. What is not sure to be there is not missed.
 */
export interface Review {
  /** Looks at a manifest alone, as decoding has it, without defaults; it may be changed from then on. */
  readonly one: (index: number, decoded: Decoded, beside: Beside) => void;
  /**
   * Looks at all of them together: a Service points at Pods.
   * @param decoded Each as decoding has it, without defaults; `undefined` for kinds that are not known.
   * @param groupsOf What a manifest is applied together with, by its position.
   * @returns all that was found, in the order of the manifests, and for each in that of {@link allPractices}
   */
  readonly all: (
    manifests: readonly unknown[],
    decoded: readonly (Decoded | undefined)[],
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

/** The positions of practices among all. */
const orders: ReadonlyMap<string, number> = new Map(allPractices.map(({ code }, order) => [code, order]));

const chosenByDefault = choose(({ on }) => on);
const chosenAll = choose(() => true);

/** Which practices are looked for: those that are on by default, all, or those of some codes. */
export type Reviewing = 'default' | 'all' | ReadonlySet<string>;

/** Begins a review of one app. */
export function beginReview(of: Reviewing): Review {
  const chosen = of === 'default' ? chosenByDefault : of === 'all' ? chosenAll : choose(({ code }) => of.has(code));
  const found: Ordered[] = [];
  // One report for all of them: making one for each takes longer than most of them do.
  let code: Code = 'practice/latest-tag';
  const report: ReportPractice = ({ index }, field, finding) => {
    found.push({ index, order: orders.get(code) ?? 0, finding: { code, severity: 'warning', field, ...finding } });
  };
  return {
    one: (index, decoded, beside) => {
      const workload = workloadOf(placed(index, decoded));
      if (workload === undefined) return;
      for (const practice of chosen.ofWorkloads) {
        code = practice.code;
        practice.checkWorkload(workload, report, beside);
      }
    },
    all: (manifests, decoded, groupsOf) => {
      const app = appOf({ manifests, decoded, groupsOf });
      for (const practice of chosen.ofApps) {
        code = practice.code;
        practice.check(app, report);
      }
      return found.sort((one, other) => one.index - other.index || one.order - other.order);
    },
  };
}

/** The manifests of an app, and what is known of them. */
export interface Reviewed {
  readonly manifests: readonly unknown[];
  /** Each as decoding has it. */
  readonly decoded: readonly (Decoded | undefined)[];
  readonly target: Target;
  /** Seconds from stop signal to exit, by container, for each. @default nobody has said */
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
  return review.all(manifests, decoded);
}

/** With the position of its practice among all. */
interface Ordered extends PracticeFinding {
  readonly order: number;
}
