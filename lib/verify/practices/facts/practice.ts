import type { FieldPath } from '../../../findings/field-path';
import type { Code } from '../../../findings/generated/codes';
import type { Details } from '../../report/report';
import type { Target } from '../../target/target';
import type { App } from './app';
import type { Workload } from './workload';

/** Takes what a practice finds in an object of the app, at a path of that object as it is written. */
export type ReportPractice = (object: { readonly index: number }, field: FieldPath, details: Details) => void;

/** Something that an experienced engineer would stop in review: in a workload, or between the objects of an app. */
export type Practice = WorkloadPractice | AppPractice;

interface Known {
  /** `practice/latest-tag` */
  readonly code: Code;
  /**
   * Whether it is looked for unless somebody says otherwise: only what fires on at most 2 % of real manifests is, so
   * that a warning is worth reading. `conformance/practice-rates.ts` counts.
   */
  readonly on: boolean;
}

/** A practice that looks at a workload alone. */
export interface WorkloadPractice extends Known {
  readonly checkWorkload: (workload: Workload, report: ReportPractice, beside: Beside) => void;
}

/** What is known of a workload beside its manifest. */
export interface Beside {
  readonly target: Target;
  /** The manifest as it is written. */
  readonly object: unknown;
  /** Seconds from stop signal to exit, by container. @default nobody has said */
  readonly drains?: Readonly<Record<string, number>> | undefined;
}

/** A practice that looks at the app as a whole, in time linear in its objects. */
export interface AppPractice extends Known {
  readonly check: (app: App, report: ReportPractice) => void;
}
