import type { Finding } from '../../findings/finding';
import type { Code } from '../../findings/generated/codes';
import { findingsInResource, type StandInPlace } from '../../kubernetes/custom/stand-in';
import type { Decoded } from '../shape/decode';
import type { Target } from '../target/target';
import { allPractices } from './all-practices';
import { type App, type AppSource, appsOf } from './facts/app';
import { appObject } from './facts/app-object';
import { appliedTogether } from './facts/applied-together';
import type { AppPractice, Beside, Practice, ReportPractice, TargetOf, WorkloadPractice } from './facts/practice';
import { workloadOf } from './facts/workload';

/** A finding, the index of its manifest, and of its practice in {@link allPractices}. */
export interface PracticeFinding {
  readonly index: number;
  readonly order: number;
  readonly finding: Finding;
}

/**
 * What a reviewer would object to: warnings about manifests that a server accepts, but that do not work as intended. Objects
 * that may exist elsewhere are not reported as missing.
 */
export interface Review {
  /** Whether the practice with a code is one of it. */
  readonly checks: (code: string) => boolean;
  /** Checks one decoded manifest, without defaults; the caller may change it afterwards. */
  readonly alone: (
    index: number,
    decoded: Decoded,
    beside: Beside,
    standIn?: StandInPlace,
  ) => readonly PracticeFinding[];
  /**
   * Checks all of them together: a Service selects Pods. What is wrong between objects is wrong between those that are applied
   * together, and still is if the others are in the cluster, too.
   */
  readonly together: (app: AppSource, targetOf: TargetOf) => readonly PracticeFinding[];
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

/** Whether a code is that of a practice. */
export function isPractice(code: string): boolean {
  return orders.has(code);
}

/** Which practices are checked: those that are on by default, all, or those with some codes. */
export type Reviewing = 'default' | 'all' | ReadonlySet<string>;

const none: readonly PracticeFinding[] = [];

/** The review by some practices. */
export function reviewOf(reviewing: Reviewing): Review {
  const chosen = choices(reviewing);
  let findings: PracticeFinding[] | undefined;
  // One report function for all practices: creating one for each takes longer than most practices.
  let code: Code = 'practice/latest-tag';
  const report: ReportPractice = ({ index, object, standIn }, field, details) => {
    findings ??= [];
    const order = orders.get(code) ?? 0;
    const finding: Finding = { code, severity: 'warning', field, ...details };
    if (standIn === undefined) findings.push({ index, order, finding });
    else
      for (const one of findingsInResource(standIn, object, [finding])) findings.push({ index, order, finding: one });
  };
  return {
    checks: (checked) => [...chosen.ofWorkloads, ...chosen.ofApps].some((practice) => practice.code === checked),
    alone: (index, decoded, beside, standIn) => {
      const workload = workloadOf(appObject(index, decoded), standIn);
      if (workload === undefined) return none;
      findings = undefined;
      for (const practice of chosen.ofWorkloads) {
        code = practice.code;
        practice.checkWorkload(workload, report, beside);
      }
      return findings ?? none;
    },
    together: (source, targetOf) => {
      const foundIn = (app: App, practices = chosen.ofApps): readonly PracticeFinding[] => {
        findings = undefined;
        for (const practice of practices) {
          code = practice.code;
          practice.check(app, report, targetOf);
        }
        return findings ?? none;
      };
      const appOf = appsOf(source);
      const found = foundIn(appOf());
      if (found.length === 0) return found;
      const codes = new Set(found.map(({ finding }) => finding.code));
      const reporting = chosen.ofApps.filter((practice) => codes.has(practice.code));
      return foundTogether(found, source, (members) => foundIn(appOf(members), reporting));
    },
  };
}

/** Of the findings between all objects, those that are also between the objects that are applied together. */
function foundTogether(
  found: readonly PracticeFinding[],
  { manifests, groupsOf }: AppSource,
  foundIn: (members: readonly number[]) => readonly PracticeFinding[],
): readonly PracticeFinding[] {
  if (groupsOf === undefined) return found;
  const membersOf = appliedTogether(manifests.length, groupsOf);
  const sets = new Set(found.map(({ index }) => membersOf(index)));
  const known = new Set(found.map(keyOf));
  return [...sets].flatMap((members) =>
    members.length === manifests.length ? found : foundIn(members).filter((finding) => known.has(keyOf(finding))),
  );
}

function keyOf({ index, order, finding }: PracticeFinding): string {
  return `${index} ${order} ${finding.field}`;
}

function choices(reviewing: Reviewing): Chosen {
  if (reviewing === 'default') return chosenByDefault;
  return reviewing === 'all' ? chosenAll : choose(({ code }) => reviewing.has(code));
}

/** Findings in the order of the manifests, and for each in the order of {@link allPractices}. */
export function inOrder(findings: readonly PracticeFinding[]): readonly PracticeFinding[] {
  if (findings.length < 2) return findings;
  return [...findings].sort((one, other) => one.index - other.index || one.order - other.order);
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
  const review = reviewOf(of);
  const alone = decoded.flatMap((one, index) =>
    one === undefined ? [] : review.alone(index, one, { target, drains: drains[index], object: manifests[index] }),
  );
  return inOrder([...alone, ...review.together({ manifests, decoded }, () => target)]);
}
