import type { FieldPath } from '../../kubernetes/field-path';
import type { App } from './app';

/** What a practice finds at a field. */
export interface Finding {
  /** What was found, and what comes of it. */
  readonly message: string;
  readonly value?: unknown;
  /** What to do. */
  readonly fix: string;
}

/** Takes what a practice finds in an object of the app, at a path of that object as it is written. */
export type ReportPractice = (object: { readonly index: number }, field: FieldPath, finding: Finding) => void;

/** Something that an experienced engineer would stop in review. */
export interface Practice {
  /** `practice/latest-tag` */
  readonly code: string;
  /**
   * Whether it is looked for unless somebody says otherwise: only what fires on at most 2 % of real manifests is, so
   * that a warning is worth reading. `conformance/practice-rates.ts` counts.
   */
  readonly on: boolean;
  /** Looks at the app as a whole, in time linear in its objects. */
  readonly check: (app: App, report: ReportPractice) => void;
}
