import type { Becoming } from '../../kubernetes/decode';
import { type Definition, typeName } from '../../kubernetes/fields';
import { knownKinds } from '../../kubernetes/kinds';

/**
 * The definitions whose objects are written to once they are decoded: by defaulting, and where the target clears what
 * belongs together. Decoding copies these; all other objects, and every list and map, stay those of the user.
 */
const completed: readonly string[] = [
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
 * Those of them that have many fields, most of which are absent and all of which rules ask for. No more than four: of
 * more sorts, V8 copies each field by field.
 */
const whole: readonly string[] = ['PodSpec', 'Container', 'EphemeralContainer'];

const becoming: ReadonlyMap<string, Becoming> = new Map([
  ...completed.map((name) => [name, 'copy'] as const),
  ...whole.map((name) => [name, 'whole'] as const),
]);

/** By the numbers of definitions. */
const known: Becoming[] = [];

/** What an object of a definition becomes when it is decoded. */
export function becomes({ id, name }: Definition): Becoming {
  known[id] ??= becoming.get(name) ?? 'itself';
  return known[id];
}
