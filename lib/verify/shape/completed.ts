/**
 * The definitions whose objects are written to once they are decoded: by defaulting, and where the target clears what
 * belongs together. Decoding copies these; all other objects, and every list and map, stay those of the user.
 */
export const completed: ReadonlySet<string> = new Set([
  ...['Pod', 'PodTemplate', 'ReplicationController', 'Service', 'Secret', 'PersistentVolumeClaim'],
  ...['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'],
  ...['PodDisruptionBudget', 'HorizontalPodAutoscaler', 'NetworkPolicy', 'ConfigMap', 'ServiceAccount', 'Namespace'],
  ...['ObjectMeta', 'LabelSelector'],
  // Workloads.
  ...['DeploymentSpec', 'DeploymentStrategy', 'RollingUpdateDeployment', 'ReplicaSetSpec', 'ReplicationControllerSpec'],
  ...['DaemonSetSpec', 'DaemonSetUpdateStrategy', 'RollingUpdateDaemonSet'],
  ...['StatefulSetSpec', 'StatefulSetUpdateStrategy', 'RollingUpdateStatefulSetStrategy'],
  ...['StatefulSetPersistentVolumeClaimRetentionPolicy'],
  ...['JobSpec', 'CronJobSpec', 'JobTemplateSpec', 'PodFailurePolicyOnPodConditionsPattern'],
  // Pods.
  ...['PodTemplateSpec', 'PodSpec', 'Container', 'EphemeralContainer', 'ContainerPort', 'ObjectFieldSelector'],
  ...['ResourceRequirements', 'Probe', 'HTTPGetAction'],
  ...['Volume', 'ImageVolumeSource', 'ServiceAccountTokenProjection', 'PersistentVolumeClaimTemplate'],
  ...['ISCSIVolumeSource', 'RBDVolumeSource', 'AzureDiskVolumeSource', 'ScaleIOVolumeSource'],
  // Others.
  ...['PersistentVolumeClaimSpec', 'VolumeResourceRequirements', 'ServiceSpec', 'ServicePort'],
  ...['PodDisruptionBudgetSpec', 'NetworkPolicySpec', 'NetworkPolicyPort'],
  ...['HorizontalPodAutoscalerSpec', 'HorizontalPodAutoscalerBehavior', 'HPAScalingRules'],
]);
