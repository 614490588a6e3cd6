import { groupOf } from '../../status/snapshot/references';
import { isBuiltIn } from '../objects/built-in';

/** The kinds of Kubernetes' own in the order in which they are applied, so that each finds what it needs. */
const stages: readonly (readonly string[])[] = [
  ['Namespace'],
  ['CustomResourceDefinition'],
  [
    ...['PriorityClass', 'RuntimeClass', 'StorageClass', 'VolumeAttributesClass', 'CSIDriver', 'IngressClass'],
    ...['DeviceClass', 'PriorityLevelConfiguration', 'FlowSchema', 'ResourceQuota', 'LimitRange', 'NetworkPolicy'],
    ...['ServiceAccount', 'ClusterRole', 'Role'],
  ],
  ['ClusterRoleBinding', 'RoleBinding'],
  ['ConfigMap', 'Secret', 'PersistentVolume', 'PersistentVolumeClaim'],
  ['Service', 'Endpoints', 'EndpointSlice'],
  [
    ...['PodTemplate', 'Pod', 'ReplicationController', 'ReplicaSet', 'Deployment', 'StatefulSet', 'DaemonSet'],
    ...['Job', 'CronJob'],
  ],
  ['HorizontalPodAutoscaler', 'PodDisruptionBudget', 'Ingress'],
];

/** Custom resources come after the workloads, among which may be their controller. */
const ofCustom = stages.length;

/** What can refuse other objects once it is there. */
const gatekeepers: ReadonlySet<string> = new Set([
  ...['APIService', 'MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
  ...['MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding'],
  ...['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
]);

const stageByKind: ReadonlyMap<string, number> = new Map([
  ...stages.flatMap((kinds, stage) => kinds.map((kind) => [kind, stage] as const)),
  ...[...gatekeepers].map((kind) => [kind, ofCustom + 1] as const),
]);

/** The stage in which an object is applied: all of one stage at once, and all of it before the next. */
export function stageOf({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): number {
  return isBuiltIn(groupOf(apiVersion)) ? (stageByKind.get(kind) ?? ofCustom) : ofCustom;
}

/** Objects by stage, in order; those of one stage in the order in which they came. */
export function inStages<T extends { readonly apiVersion: string; readonly kind: string }>(
  objects: readonly T[],
): readonly (readonly T[])[] {
  const found = Array.from({ length: ofCustom + 2 }, (): T[] => []);
  for (const object of objects) found[stageOf(object)]?.push(object);
  return found.filter(({ length }) => length > 0);
}
