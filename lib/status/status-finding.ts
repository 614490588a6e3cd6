import type { FieldPath } from '../findings/field-path';
import type { Cause } from './causes';
import type { ObjectReference } from './snapshot/references';

/** What a finding is read from. */
export interface Evidence {
  /** The object, as `Event shop/web-1.17a`. */
  readonly object: string;
  /** The field in it. */
  readonly field: FieldPath;
}

/**
 * How a finding counts: what is an error does not work; a warning does, or did not, for a time; what is in progress
 * (a rollout, what is suspended) is as it should be so far.
 */
export type StatusSeverity = 'error' | 'warning' | 'progress';

/** What is not as it should be with a workload, some of its Pods, or an object that it needs. */
export interface StatusFinding {
  readonly cause: Cause;
  readonly severity: StatusSeverity;
  /** The object to change: the workload whose Pods these are, or the object itself. */
  readonly object: ObjectReference;
  /** The names of the Pods that it is about, sorted; none where it is about the object alone. */
  readonly pods: readonly string[];
  /** How many Pods there are of the same workload and template; absent without Pods. */
  readonly of?: number | undefined;
  /** One sentence: `2 of 3 Pods of Deployment shop/web: image "web:7" of container "web" not found`. */
  readonly message: string;
  /** The field of the object to check, as in its manifest; `''` is the whole object. */
  readonly field: FieldPath;
  /** The construct that wrote the object, where that is known. */
  readonly construct?: string | undefined;
  /** Who wrote the field: `attachment "tls"`. */
  readonly writer?: string | undefined;
  readonly evidence: Evidence;
  /** Since when, as the snapshot has it; the first of several Pods. */
  readonly since?: string | undefined;
  /** What to do. */
  readonly fix: string;
}

/** A finding before it is known which Pods have it. */
export interface Trouble {
  readonly cause: Cause;
  readonly severity?: StatusSeverity | undefined;
  /** The sentence without its subject. */
  readonly text: string;
  /** Of Pods, the field in the Pod; of others, the one in the object. */
  readonly field: FieldPath;
  /** What tells two troubles of one field apart: the exit code. @default '' */
  readonly variant?: string | undefined;
  readonly evidence: Evidence;
  readonly since?: string | undefined;
  readonly fix: string;
}
