import type { Field, FieldType } from '../../kubernetes/fields';

/** Definitions whose objects are set as a whole. */
const definitions: ReadonlySet<string> = new Set([
  ...['CrossVersionObjectReference', 'V1CrossVersionObjectReference', 'ConfigMapKeySelector', 'SecretKeySelector'],
  ...['FileKeySelector', 'LocalObjectReference', 'TypedLocalObjectReference', 'ObjectReference', 'OwnerReference'],
  ...['NodeSelector', 'NodeSelectorTerm', 'ObjectFieldSelector', 'ResourceFieldSelector', 'ScopeSelector'],
  ...['LabelSelector', 'EvictionResponder'],
]);

/** Maps that are. */
const maps: ReadonlySet<string> = new Set([
  ...['PodSpec.nodeSelector', 'ServiceSpec.selector', 'ReplicationControllerSpec.selector'],
]);

/** Objects of which kubectl keeps no field that a manifest omits: fields that exclude each other. */
const retained: ReadonlySet<string> = new Set(['DeploymentSpec.strategy', 'PodSpec.volumes', 'PodSpec.resourceClaims']);

/** Lists that are sets: each of their values belongs to who has set it. */
const sets: ReadonlySet<string> = new Set(['ObjectMeta.finalizers']);

/**
 * Whether a manifest that sets a value replaces all of it. Lists without keys are, but for sets.
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
export function isAtomic(type: FieldType | undefined, field: Field | undefined): boolean {
  if (type?.kind === 'object') return definitions.has(type.resolved.name);
  return field !== undefined && maps.has(`${field.owner}.${field.name}`);
}

/**
 * Whether only what a manifest sets is kept of an object, or of the items of a list, when kubectl patches it.
 * @see https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md
 */
export function isRetained(field: Field | undefined): boolean {
  return field !== undefined && retained.has(`${field.owner}.${field.name}`);
}

/** Whether a list is a set. */
export function isSet(field: Field | undefined): boolean {
  return field !== undefined && sets.has(`${field.owner}.${field.name}`);
}
