import type { FieldPath } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import type { KubernetesVersion } from '../kubernetes/version';
import type { Effect } from './effects/effect';
import type { ObjectName } from './object-name';
import type { Rollout } from './rollout/rollout';

/** What applying a manifest does to an object, from nothing to what a server refuses. */
export const verdicts = [
  'unchanged',
  'create',
  'delete',
  'patch',
  'scale',
  'resize',
  'roll',
  'recreate',
  'forbidden',
] as const;

/**
 * What applying a manifest does to an object:
 * - `unchanged`: nothing;
 * - `create`, `delete`: the object;
 * - `patch`: it changes, and none of its Pods is replaced; a Pod may restart containers;
 * - `scale`: only the number of its Pods changes;
 * - `resize`: the resources of a running Pod change, through its resize subresource;
 * - `roll`: its controller replaces its Pods;
 * - `recreate`: a server refuses the change of this Pod or Job: it has to be deleted and created;
 * - `forbidden`: a server refuses it.
 */
// By Extract it is a type of its own, which the reference calls by its name.
export type Verdict = Extract<(typeof verdicts)[number], string>;

/** A field that differs. Items of lists are named by their keys: `spec.template.spec.containers[web].image`. */
export interface Change {
  readonly field: FieldPath;
  /** `reordered`: a list has the same items in another order; `before` and `after` are their keys. */
  readonly change: 'added' | 'removed' | 'changed' | 'reordered';
  /** The value that it had, with all that may be secret described. */
  readonly before?: unknown;
  /** The value that it gets, with all that may be secret described. */
  readonly after?: unknown;
}

/** What happens to one object. */
export interface PlannedObject extends ObjectName {
  readonly verdict: Verdict;
  /** Whether running Pods are replaced, or containers in them restarted. */
  readonly restarts: boolean;
  /** What the verdict means here: `3 Pods, one at a time (surge 1, unavailable 0), at most 4 min 30 s`. */
  readonly summary: string;
  readonly changes: readonly Change[];
  /** How Pods are replaced, where they are. */
  readonly rollout?: Rollout;
  /** What else is to be known: what is lost, what waits, what is assumed. */
  readonly notes: readonly string[];
  /** What a server says against the change. */
  readonly refused: readonly Finding[];
  /** What to do instead of what is refused. */
  readonly options: readonly string[];
  /** Whether the effect is known: of kinds that are not, only the difference is. */
  readonly isKnown: boolean;
}

/** What applying new manifests does. */
export interface Plan {
  readonly kubernetes: KubernetesVersion;
  /** In the order of the new manifests, then what is deleted in the order of the old ones. */
  readonly objects: readonly PlannedObject[];
  /** What changes for other objects than the one that is changed, and what is wrong with the set of manifests. */
  readonly effects: readonly Effect[];
}
