import type { Quote } from '../quoting';
import { at, numberAt, textAt } from '../snapshot/read';
import { referenceTo, textOf } from '../snapshot/references';
import type { Snapshot } from '../snapshot/snapshot';
import type { Evidence, Trouble } from '../status-finding';

/** An object and what checks read of it. */
export interface ObjectView {
  readonly object: unknown;
  readonly snapshot: Snapshot;
  readonly quote: Quote;
}

/** A check finds what is wrong with an object in one respect; fields are those of the object. */
export type ObjectCheck = (view: ObjectView) => Trouble | undefined;

export function evidenceOf(object: unknown, field: string): Evidence {
  const reference = referenceTo(object);
  return { object: reference === undefined ? 'object' : textOf(reference), field };
}

/** How many Pods a workload is to have. */
export function wantedReplicas(object: unknown): number {
  return textAt(object, 'kind') === 'DaemonSet'
    ? (numberAt(object, 'status', 'desiredNumberScheduled') ?? 0)
    : (numberAt(object, 'spec', 'replicas') ?? 1);
}

/** How many of its Pods are available. */
export function availableReplicas(object: unknown): number {
  return numberAt(object, 'status', 'availableReplicas') ?? numberAt(object, 'status', 'numberAvailable') ?? 0;
}

/** Whether a controller has said anything of an object: a manifest has no status. */
export function hasStatus(object: unknown): boolean {
  return at(object, 'status') !== undefined && Object.keys(at(object, 'status') ?? {}).length > 0;
}
