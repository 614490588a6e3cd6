import { type CustomWorkloads, customWorkloadOf } from '../../kubernetes/custom/custom-workloads';
import { workloadKindOf } from '../../kubernetes/pod-template';
import { own } from '../../values/own';
import { lastApplied } from '../stored/stored';
import { type FieldSet, fieldSetOf, noFields, union } from './field-set';
import { isLive } from './is-live';

/** Who set the fields of a live object, as far as it tells. */
export interface Owned {
  /** The fields that were applied before: what a manifest no longer has of them is removed. */
  readonly ours: FieldSet;
  /** Those that others set, too: they stay. */
  readonly others: FieldSet;
  /** What kubectl applied last, which takes the place of `ours`. */
  readonly applied?: unknown;
  /** Whether the object does not tell. */
  readonly isUnknown: boolean;
}

/** The field managers of programs that apply manifests. */
export const defaultFieldManagers: readonly string[] = [
  ...['cdk8s-pods', 'kubectl', 'kubectl-client-side-apply', 'argocd-controller', 'kustomize-controller'],
  ...['helm-controller', 'helm'],
];

/** Who set the fields of a live object. @param managers the names of those who apply its manifest */
export function ownedBy(object: unknown, managers: readonly string[]): Owned {
  const metadata = own(object, 'metadata');
  const applied = parsed(own(own(metadata, 'annotations'), lastApplied));
  const entries = own(metadata, 'managedFields');
  const list: readonly unknown[] = Array.isArray(entries) ? entries : [];
  const isOurs = (entry: unknown) =>
    managers.includes(String(own(entry, 'manager'))) && own(entry, 'subresource') === undefined;
  const setOf = (some: readonly unknown[]) => union(some.map((entry) => fieldSetOf(own(entry, 'fieldsV1'))));
  const ours = list.filter(isOurs);
  const last = applied === undefined ? undefined : serverSideSince(ours);
  if (applied !== undefined && last === undefined) return appliedBefore(applied);
  if (last !== undefined)
    return { ours: setOf([last]), others: setOf(list.filter((entry) => entry !== last)), isUnknown: false };
  return {
    ours: setOf(ours),
    others: setOf(list.filter((entry) => !isOurs(entry))),
    isUnknown: ours.length === 0,
  };
}

/**
 * Who has applied an object server-side since kubectl has applied it with its annotation: of what that one has not applied,
 * nothing is removed.
 */
function serverSideSince(entries: readonly unknown[]): unknown {
  const timeOf = (entry: unknown) => String(own(entry, 'time') ?? '');
  const isApply = (entry: unknown) => own(entry, 'operation') === 'Apply';
  const latest = (some: readonly unknown[]) => [...some].sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : -1))[0];
  const applier = latest(entries.filter(isApply));
  const updater = latest(entries.filter((entry) => !isApply(entry)));
  return applier !== undefined && timeOf(applier) >= timeOf(updater) ? applier : undefined;
}

/** Whether an object is a live one that was never applied: one of a controller, or of another program. */
export function isForeign(object: unknown, managers: readonly string[]): boolean {
  return isLive(object) && (controllerOf(object) !== undefined || ownedBy(object, managers).isUnknown);
}

/** Whether an object is one that a workload has made: a ReplicaSet of a Deployment, or a Pod. */
export function isOfWorkload(object: unknown, kinds: CustomWorkloads): boolean {
  const owner = controllerOf(object);
  return workloadKindOf(owner) !== undefined || customWorkloadOf(owner, kinds) !== undefined;
}

function controllerOf(object: unknown): unknown {
  const owners = own(own(object, 'metadata'), 'ownerReferences');
  return Array.isArray(owners) ? owners.find((owner) => own(owner, 'controller') === true) : undefined;
}

/** What holds for an object of which the manifest is known that was applied last. */
export function appliedBefore(applied: unknown): Owned {
  return { ours: noFields, others: noFields, applied, isUnknown: false };
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
