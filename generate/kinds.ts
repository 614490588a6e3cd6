/** The kinds that the types, the field table and the oracle's answers are made for: all with a pod template first. */
export const kinds: readonly { readonly definition: string; readonly apiVersion: string }[] = [
  { definition: 'io.k8s.api.core.v1.Pod', apiVersion: 'v1' },
  { definition: 'io.k8s.api.apps.v1.Deployment', apiVersion: 'apps/v1' },
  { definition: 'io.k8s.api.apps.v1.StatefulSet', apiVersion: 'apps/v1' },
  { definition: 'io.k8s.api.apps.v1.DaemonSet', apiVersion: 'apps/v1' },
  { definition: 'io.k8s.api.apps.v1.ReplicaSet', apiVersion: 'apps/v1' },
  { definition: 'io.k8s.api.core.v1.ReplicationController', apiVersion: 'v1' },
  { definition: 'io.k8s.api.batch.v1.Job', apiVersion: 'batch/v1' },
  { definition: 'io.k8s.api.batch.v1.CronJob', apiVersion: 'batch/v1' },
  { definition: 'io.k8s.api.core.v1.PodTemplate', apiVersion: 'v1' },
  { definition: 'io.k8s.api.core.v1.Service', apiVersion: 'v1' },
  { definition: 'io.k8s.api.core.v1.ConfigMap', apiVersion: 'v1' },
  { definition: 'io.k8s.api.core.v1.Secret', apiVersion: 'v1' },
  { definition: 'io.k8s.api.core.v1.ServiceAccount', apiVersion: 'v1' },
  { definition: 'io.k8s.api.core.v1.PersistentVolumeClaim', apiVersion: 'v1' },
  { definition: 'io.k8s.api.policy.v1.PodDisruptionBudget', apiVersion: 'policy/v1' },
  { definition: 'io.k8s.api.autoscaling.v1.HorizontalPodAutoscaler', apiVersion: 'autoscaling/v1' },
  { definition: 'io.k8s.api.autoscaling.v2.HorizontalPodAutoscaler', apiVersion: 'autoscaling/v2' },
  { definition: 'io.k8s.api.networking.v1.NetworkPolicy', apiVersion: 'networking.k8s.io/v1' },
  { definition: 'io.k8s.api.core.v1.Namespace', apiVersion: 'v1' },
];

/** `PodSpec` of `io.k8s.api.core.v1.PodSpec`; older versions of a type are told apart: `V1HorizontalPodAutoscaler`. */
export function shortName(definition: string): string {
  const older = definition.startsWith('io.k8s.api.autoscaling.v1.') ? 'V1' : '';
  return older + kindName(definition);
}

/** What the `kind` of an object of the definition is. */
export function kindName(definition: string): string {
  return definition.slice(definition.lastIndexOf('.') + 1);
}
