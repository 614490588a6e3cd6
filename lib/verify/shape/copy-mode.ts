import type { CopyMode } from '../../kubernetes/decode';
import { type Definition, typeName } from '../../kubernetes/fields';
import { knownKinds } from '../../kubernetes/kinds';

/**
 * The definitions whose objects are written to once they are decoded: by defaulting, and where the target drops fields
 * together. Decoding copies these; all other objects, and every list and map, stay those of the user.
 */
const written: readonly string[] = [
  ...knownKinds.map(({ definition }) => typeName(definition)),
  ...['ObjectMeta', 'LabelSelector'],
  // Workloads.
  ...['DeploymentSpec', 'DeploymentStrategy', 'RollingUpdateDeployment', 'ReplicaSetSpec', 'ReplicationControllerSpec'],
  ...['DaemonSetSpec', 'DaemonSetUpdateStrategy', 'RollingUpdateDaemonSet'],
  ...['StatefulSetSpec', 'StatefulSetUpdateStrategy', 'RollingUpdateStatefulSetStrategy'],
  ...['StatefulSetPersistentVolumeClaimRetentionPolicy'],
  ...['JobSpec', 'CronJobSpec', 'JobTemplateSpec', 'PodFailurePolicyOnPodConditionsPattern'],
  // Pods.
  ...['PodTemplateSpec', 'ContainerPort', 'ObjectFieldSelector'],
  ...['ResourceRequirements', 'Probe', 'HTTPGetAction'],
  ...['Volume', 'ImageVolumeSource', 'ServiceAccountTokenProjection', 'PersistentVolumeClaimTemplate'],
  ...['ISCSIVolumeSource', 'RBDVolumeSource', 'AzureDiskVolumeSource', 'ScaleIOVolumeSource'],
  // Others.
  ...['PersistentVolumeClaimSpec', 'VolumeResourceRequirements', 'ServiceSpec', 'ServicePort'],
  ...['PodDisruptionBudgetSpec', 'NetworkPolicySpec', 'NetworkPolicyPort'],
  'V1HorizontalPodAutoscalerSpec',
  ...['HorizontalPodAutoscalerSpec', 'HorizontalPodAutoscalerBehavior', 'HPAScalingRules'],
];

/**
 * Those with many fields, most of which are absent and all of which rules read. At most four: V8 copies objects of more
 * shapes field by field.
 */
const everyField: readonly string[] = ['PodSpec', 'Container', 'EphemeralContainer'];

const modes: ReadonlyMap<string, CopyMode> = new Map([
  ...written.map((name) => [name, 'copied'] as const),
  ...everyField.map((name) => [name, 'every-field'] as const),
]);

/** By the numbers of definitions. */
const cached: CopyMode[] = [];

/** How much decoding copies of the objects of a definition. */
export function copyModeOf({ id, name }: Definition): CopyMode {
  cached[id] ??= modes.get(name) ?? 'shared';
  return cached[id];
}
