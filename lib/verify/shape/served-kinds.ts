/** The kinds of objects that servers of some release have, but for lists and options, in groups that are known as a whole. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  v1: [
    ...['Pod', 'PodTemplate', 'ReplicationController', 'Service', 'ConfigMap', 'Secret', 'ServiceAccount'],
    ...['PersistentVolume', 'PersistentVolumeClaim', 'Namespace', 'Node', 'Endpoints', 'Event', 'LimitRange'],
    ...['ResourceQuota', 'Binding', 'ComponentStatus', 'PodStatusResult', 'RangeAllocation', 'SerializedReference'],
    ...['List', 'Status', 'APIVersions', 'APIGroup'],
  ],
  'apps/v1': ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ControllerRevision'],
  'autoscaling/v1': ['HorizontalPodAutoscaler', 'Scale'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'batch/v1': ['Job', 'CronJob'],
  'policy/v1': ['PodDisruptionBudget', 'Eviction'],
  'networking.k8s.io/v1': ['NetworkPolicy', 'Ingress', 'IngressClass', 'IPAddress', 'ServiceCIDR'],
  'networking.k8s.io/v1beta1': ['IPAddress', 'ServiceCIDR'],
  'networking.k8s.io/v1alpha1': ['ClusterCIDR', 'IPAddress', 'ServiceCIDR'],
};
/** Groups that only Kubernetes has, and of which it serves no other versions. */
const groups: ReadonlySet<string> = new Set([
  ...['', 'apps', 'autoscaling', 'batch', 'policy', 'extensions', 'networking.k8s.io'],
]);

/**
 * Whether servers have a kind in an API version.
 * @returns undefined for API versions of groups that are not all known here.
 */
export function isServed(apiVersion: string, kind: string): boolean | undefined {
  if (kindsIn(apiVersion).includes(kind)) return true;
  const slash = apiVersion.indexOf('/');
  if (!groups.has(apiVersion.slice(0, Math.max(slash, 0)))) return undefined;
  return kindsIn(apiVersion).length > 0 && /(?:List|Options|Event)$/.test(kind);
}

/** The kinds of objects in an API version, as far as they are known here. */
export function kindsIn(apiVersion: string): readonly string[] {
  return Object.hasOwn(kinds, apiVersion) ? (kinds[apiVersion] ?? []) : [];
}
