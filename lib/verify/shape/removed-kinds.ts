import type { KubernetesVersion } from '../../kubernetes/version';

/** What became of a kind in an API version. */
export interface Removed {
  /** The first release that does not have it. */
  readonly in: string;
  /** The API version to set; absent where the kind is gone. */
  readonly replacement?: string;
}

const rbac = ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'];
const reviews = [
  'LocalSubjectAccessReview',
  'SelfSubjectAccessReview',
  'SelfSubjectRulesReview',
  'SubjectAccessReview',
];
const webhooks = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];
const flows = ['FlowSchema', 'PriorityLevelConfiguration'];

/**
 * Kinds that servers had in earlier API versions: release, API version, kinds, replacement.
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 */
const rows: readonly (readonly [
  release: string,
  apiVersion: string,
  kinds: readonly string[],
  replacement?: string,
])[] = [
  ['1.16', 'extensions/v1beta1', ['DaemonSet', 'Deployment', 'ReplicaSet'], 'apps/v1'],
  ['1.16', 'extensions/v1beta1', ['NetworkPolicy'], 'networking.k8s.io/v1'],
  ['1.16', 'apps/v1beta1', ['ControllerRevision', 'Deployment', 'StatefulSet'], 'apps/v1'],
  [
    ...(['1.16', 'apps/v1beta2'] as const),
    ['ControllerRevision', 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
    'apps/v1',
  ],
  ['1.16', 'extensions/v1beta1', ['PodSecurityPolicy']],
  ['1.22', 'admissionregistration.k8s.io/v1beta1', webhooks, 'admissionregistration.k8s.io/v1'],
  ['1.22', 'apiextensions.k8s.io/v1beta1', ['CustomResourceDefinition'], 'apiextensions.k8s.io/v1'],
  ['1.22', 'apiregistration.k8s.io/v1beta1', ['APIService'], 'apiregistration.k8s.io/v1'],
  ['1.22', 'authentication.k8s.io/v1beta1', ['TokenReview'], 'authentication.k8s.io/v1'],
  ['1.22', 'authorization.k8s.io/v1beta1', reviews, 'authorization.k8s.io/v1'],
  ['1.22', 'certificates.k8s.io/v1beta1', ['CertificateSigningRequest'], 'certificates.k8s.io/v1'],
  ['1.22', 'coordination.k8s.io/v1beta1', ['Lease'], 'coordination.k8s.io/v1'],
  ['1.22', 'extensions/v1beta1', ['Ingress'], 'networking.k8s.io/v1'],
  ['1.22', 'networking.k8s.io/v1beta1', ['Ingress', 'IngressClass'], 'networking.k8s.io/v1'],
  ['1.22', 'rbac.authorization.k8s.io/v1alpha1', rbac, 'rbac.authorization.k8s.io/v1'],
  ['1.22', 'rbac.authorization.k8s.io/v1beta1', rbac, 'rbac.authorization.k8s.io/v1'],
  ['1.22', 'scheduling.k8s.io/v1alpha1', ['PriorityClass'], 'scheduling.k8s.io/v1'],
  ['1.22', 'scheduling.k8s.io/v1beta1', ['PriorityClass'], 'scheduling.k8s.io/v1'],
  [
    ...(['1.22', 'storage.k8s.io/v1beta1'] as const),
    ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
    'storage.k8s.io/v1',
  ],
  ['1.25', 'autoscaling/v2beta1', ['HorizontalPodAutoscaler'], 'autoscaling/v2'],
  ['1.25', 'batch/v1beta1', ['CronJob'], 'batch/v1'],
  ['1.25', 'discovery.k8s.io/v1beta1', ['EndpointSlice'], 'discovery.k8s.io/v1'],
  ['1.25', 'events.k8s.io/v1beta1', ['Event'], 'events.k8s.io/v1'],
  ['1.25', 'node.k8s.io/v1beta1', ['RuntimeClass'], 'node.k8s.io/v1'],
  ['1.25', 'policy/v1beta1', ['PodDisruptionBudget'], 'policy/v1'],
  ['1.25', 'policy/v1beta1', ['PodSecurityPolicy']],
  ['1.26', 'autoscaling/v2beta2', ['HorizontalPodAutoscaler'], 'autoscaling/v2'],
  ['1.26', 'flowcontrol.apiserver.k8s.io/v1beta1', flows, 'flowcontrol.apiserver.k8s.io/v1'],
  ['1.27', 'storage.k8s.io/v1beta1', ['CSIStorageCapacity'], 'storage.k8s.io/v1'],
  ['1.29', 'flowcontrol.apiserver.k8s.io/v1beta2', flows, 'flowcontrol.apiserver.k8s.io/v1'],
  ['1.32', 'flowcontrol.apiserver.k8s.io/v1beta3', flows, 'flowcontrol.apiserver.k8s.io/v1'],
];

const removed: ReadonlyMap<string, Removed> = new Map(
  rows.flatMap(([release, apiVersion, kinds, replacement]) =>
    kinds.map((kind) => [`${apiVersion} ${kind}`, { in: release, ...(replacement !== undefined && { replacement }) }]),
  ),
);

/** What became of a kind that a release no longer has in an API version; `undefined` where it has it, or never had. */
export function removedKind(apiVersion: string, kind: string, kubernetes: KubernetesVersion): Removed | undefined {
  const found = removed.get(`${apiVersion} ${kind}`);
  return found !== undefined && minorOf(found.in) <= minorOf(kubernetes) ? found : undefined;
}

/** Most of these releases are older than those that can be targets. */
function minorOf(release: string): number {
  return Number(release.slice('1.'.length));
}
