import type { DeclaredStops } from '../../../anatomy/drain-budget';
import type { FieldPath } from '../../../findings/field-path';
import type { Code } from '../../../findings/generated/codes';
import type { StandInPlace } from '../../../kubernetes/custom/stand-in';
import type { Details } from '../../report/report';
import type { Target } from '../../target/target';
import type { App } from './app';
import type { Workload } from './workload';

/** An object of which something is reported. */
export interface ReportedObject {
  readonly index: number;
  readonly object?: unknown;
  /** Where its fields are, if it stands for a custom resource. */
  readonly standIn?: StandInPlace | undefined;
}

/** Reports a finding of a practice in an object of the app, at a path in it. */
export type ReportPractice = (object: ReportedObject, field: FieldPath, details: Details) => void;

/** A check for what a reviewer would object to: in a workload, or between the objects of an app. */
export type Practice = WorkloadPractice | AppPractice;

interface PracticeBase {
  /** `practice/latest-tag` */
  readonly code: Code;
  /**
   * Whether it is enabled by default: only practices that fire on at most 2 % of real manifests are, so that a warning is
   * worth reading. `conformance/practice-rates.ts` measures the rates.
   */
  readonly on: boolean;
}

/** A practice that checks one workload. */
export interface WorkloadPractice extends PracticeBase {
  readonly checkWorkload: (workload: Workload, report: ReportPractice, beside: Beside) => void;
}

/** Facts about a workload in addition to its decoded manifest. */
export interface Beside {
  readonly target: Target;
  /** The manifest before decoding. */
  readonly object: unknown;
  readonly preStops?: DeclaredStops['preStops'] | undefined;
  readonly drains?: DeclaredStops['drains'] | undefined;
}

/** The target of the object with an index. */
export type TargetOf = (index: number) => Target;

/** A practice that checks the whole app, in time linear in its objects. */
export interface AppPractice extends PracticeBase {
  readonly check: (app: App, report: ReportPractice, targetOf: TargetOf) => void;
}
