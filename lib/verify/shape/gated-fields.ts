import { type Availability, availabilityOf, type Field } from '../../kubernetes/fields';
import type { Gate } from '../target/gates';
import type { Target } from '../target/target';

/**
 * The gate behind each field that a server drops while the gate is off, by `Owner.field`. Asked only where a target says
 * gates of its own: what a release does by default is in the field table.
 */
const gateOf: Readonly<Record<string, Gate>> = {
  'Container.resizePolicy': 'InPlacePodVerticalScaling',
  'Container.restartPolicyRules': 'ContainerRestartRules',
  'EmptyDirVolumeSource.mode': 'EmptyDirVolumeMode',
  'EnvVarSource.fileKeyRef': 'EnvFiles',
  'GRPCAction.mode': 'GRPCContainerProbeTLS',
  'HPAScalingRules.tolerance': 'HPAConfigurableTolerance',
  'HTTPGetAction.protocol': 'H2CContainerProbe',
  'JobSpec.backoffLimitPerIndex': 'JobBackoffLimitPerIndex',
  'JobSpec.managedBy': 'JobManagedBy',
  'JobSpec.maxFailedIndexes': 'JobBackoffLimitPerIndex',
  'JobSpec.podReplacementPolicy': 'JobPodReplacementPolicy',
  'JobSpec.scheduling': 'WorkloadWithJob',
  'JobSpec.successPolicy': 'JobSuccessPolicy',
  'Lifecycle.stopSignal': 'ContainerStopSignals',
  'LifecycleHandler.sleep': 'PodLifecycleSleepAction',
  'PersistentVolumeClaimSpec.volumeAttributesClassName': 'VolumeAttributesClass',
  'PodAffinityTerm.matchLabelKeys': 'MatchLabelKeysInPodAffinity',
  'PodAffinityTerm.mismatchLabelKeys': 'MatchLabelKeysInPodAffinity',
  'PodSecurityContext.appArmorProfile': 'AppArmorFields',
  'PodSecurityContext.seLinuxChangePolicy': 'SELinuxChangePolicy',
  'PodSecurityContext.supplementalGroupsPolicy': 'SupplementalGroupsPolicy',
  'PodSpec.evictionResponders': 'EvictionRequestAPI',
  'PodSpec.hostUsers': 'UserNamespacesSupport',
  'PodSpec.hostnameOverride': 'HostnameOverride',
  'PodSpec.resourceClaims': 'DynamicResourceAllocation',
  'PodSpec.resources': 'PodLevelResources',
  'PodSpec.schedulingGroup': 'GenericWorkload',
  'PodSpec.workloadRef': 'GenericWorkload',
  'ResourceRequirements.claims': 'DynamicResourceAllocation',
  'RollingUpdateStatefulSetStrategy.maxUnavailable': 'MaxUnavailableStatefulSet',
  'SecurityContext.appArmorProfile': 'AppArmorFields',
  'SecurityContext.procMount': 'ProcMountType',
  'ServiceSpec.trafficDistribution': 'ServiceTrafficDistribution',
  'Volume.image': 'ImageVolume',
  'VolumeMount.bindMountOptions': 'VolumeBindMountOptions',
  'VolumeMount.recursiveReadOnly': 'RecursiveReadOnlyMounts',
  'VolumeProjection.clusterTrustBundle': 'ClusterTrustBundleProjection',
  'VolumeProjection.podCertificate': 'PodCertificateRequest',
};

/** The gate that turns a field, or a value of it, on; `undefined` where the field has none of its own. */
export function gateBehind({ owner, name }: Field, value: unknown): Gate | undefined {
  const path = `${owner}.${name}`;
  if (path === 'Container.restartPolicy') return value === 'Always' ? 'SidecarContainers' : 'ContainerRestartRules';
  return gateOf[path];
}

/** The gate that the target has off, and that was on where a stored object has a field with a value; `undefined` for none. */
export function gateInUse(field: Field, value: unknown, target: Target): Gate | undefined {
  if (value === null || (Array.isArray(value) && value.length === 0)) return undefined;
  const path = `${field.owner}.${field.name}`;
  if (togetherWithOthers.has(path)) {
    const gate = /[uU]ser$/.test(path) ? 'AtomicWriteVolumeUserFields' : gateOf[path];
    return gate === undefined || target.gate(gate) ? undefined : gate;
  }
  const answer = answerOf(field, target, value);
  return answer === 'dropped' || answer === 'overwritten' ? gateBehind(field, value) : undefined;
}

/** What the target does with a field or value: as its release does by default, unless its gate is said otherwise. */
export function answerOf(field: Field, target: Target, value: unknown): Availability {
  const path = `${field.owner}.${field.name}`;
  const answer = togetherWithOthers.has(path) ? knownOnly(field, target) : byDefault(path, field, target, value);
  if (answer === 'unknown' || target.featureGates.size === 0) return answer;
  const on = path === 'Container.restartPolicy' ? sayOfRestart(target) : saidOf(path, target);
  if (on === undefined) return answer;
  return on ? 'accepted' : path === 'SecurityContext.procMount' ? 'overwritten' : 'dropped';
}

/** Fields that are not dropped alone: `dropTogether` sees to them. */
const togetherWithOthers = new Set([
  'Lifecycle.stopSignal',
  'PodFailurePolicyRule.action',
  'TypedObjectReference.namespace',
  'ClusterTrustBundleProjection.user',
  'ConfigMapVolumeSource.defaultUser',
  'DownwardAPIVolumeFile.user',
  'DownwardAPIVolumeSource.defaultUser',
  'KeyToPath.user',
  'PodCertificateProjection.user',
  'ProjectedVolumeSource.defaultUser',
  'SecretVolumeSource.defaultUser',
  'ServiceAccountTokenProjection.user',
  'Volume.image',
]);

function knownOnly(field: Field, target: Target): Availability {
  return availabilityOf(field, target.kubernetes) === 'unknown' ? 'unknown' : 'accepted';
}

/** The table has answers for the values that enums list; these two fields are dropped with any other text as well. */
function byDefault(path: string, field: Field, target: Target, value: unknown): Availability {
  const answer = availabilityOf(field, target.kubernetes, value);
  if (path === 'SecurityContext.procMount' && value !== 'Default' && !target.gate('ProcMountType'))
    return 'overwritten';
  if (path === 'Container.restartPolicy' && value !== 'Always' && target.kubernetes === '1.34') return 'dropped';
  return answer;
}

function saidOf(path: string, target: Target): boolean | undefined {
  const gate = gateOf[path];
  return gate === undefined ? undefined : target.featureGates.get(gate);
}

/** A container restarts by itself as a sidecar, or by its restart rules: each has a gate. */
function sayOfRestart(target: Target): boolean | undefined {
  return target.featureGates.get('SidecarContainers') ?? target.featureGates.get('ContainerRestartRules');
}
