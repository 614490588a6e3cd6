import type { Target } from '../target/target';
import { kindRules } from './kinds';

/**
 * Fills a decoded object as the target's API server does before it validates: the release's defaulting, the values that
 * its conversion and its strategies set on create, and what the ServiceAccount admission gives every Pod. The object is
 * changed in place, for speed: hand in the decoded copy, never what the user wrote.
 *
 * Rules can rely on: `metadata` and `spec` are there (and the template and its `spec`, but a ReplicationController's);
 * policies, strategies, counts and probe numbers are set; ports have a protocol; a volume has a source; a Pod's requests
 * are copied from its limits, its `hostPort`s from its ports where it uses the host's network, its `serviceAccountName`
 * is set, its `matchLabelKeys` are merged into their selectors and its AppArmor annotations copied into its containers;
 * amounts finer than 0.001 are rounded up; a Job has its generated selector and labels. The name made of `generateName`
 * is not filled in: `givenName` tells it.
 *
 * Without what no rule can notice: termination message paths, scheduler names, file modes of volumes, empty security
 * contexts and everything below `status`. A Secret keeps its `stringData` apart from its `data`.
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/v1/defaults.go
 */
export function setDefaults(object: Record<string, unknown>, target: Target): void {
  const rules = kindRules(object);
  if (rules === undefined) return;
  object.metadata ??= {};
  // The rules are those of the object's kind, and decoding has seen to the types of its fields.
  rules.setDefaults(object as never, target);
}
