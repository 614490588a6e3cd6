import { atLeast, type KubernetesVersion } from '../../kubernetes/version';

/**
 * The feature gates that decoding, defaulting and validation depend on, and the first release that has each on by default;
 * `never` where none has yet. A gate that a release removed is on in it for good.
 * @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/
 */
export const onSince = {
  SidecarContainers: '1.29',
  PodLifecycleSleepAction: '1.30',
  PodLifecycleSleepActionAllowZero: '1.33',
  ContainerStopSignals: 'never',
  ContainerRestartRules: '1.35',
  RestartAllContainersOnContainerExits: '1.36',
  EnvFiles: '1.35',
  RelaxedEnvironmentVariableValidation: '1.32',
  PodHostIPs: '1.29',
  RelaxedDNSSearchValidation: '1.33',
  HostnameOverride: '1.35',
  PodLevelResources: '1.34',
  PodLevelResourcesFixDefaulting: '1.37',
  PodLevelResourcesFixKubeletQOSClass: '1.37',
  InPlacePodVerticalScaling: '1.33',
  InPlacePodVerticalScalingInitContainers: '1.36',
  InPlacePodLevelResourcesVerticalScaling: '1.36',
  DynamicResourceAllocation: '1.34',
  UserNamespacesSupport: '1.33',
  UserNamespacesHostNetworkSupport: 'never',
  ProcMountType: '1.33',
  AppArmorFields: '1.30',
  SupplementalGroupsPolicy: '1.33',
  SELinuxChangePolicy: '1.33',
  SELinuxMount: '1.37',
  RecursiveReadOnlyMounts: '1.31',
  ImageVolume: '1.35',
  ClusterTrustBundleProjection: '1.37',
  PodCertificateRequest: '1.37',
  CrossNamespaceVolumeDataSource: 'never',
  VolumeAttributesClass: '1.34',
  RecoverVolumeExpansionFailure: '1.32',
  MatchLabelKeysInPodAffinity: '1.31',
  MatchLabelKeysInPodTopologySpread: '1.28',
  MatchLabelKeysInPodTopologySpreadSelectorMerge: '1.34',
  NodeInclusionPolicyInPodTopologySpread: '1.28',
  MinDomainsInPodTopologySpread: '1.28',
  PodSchedulingReadiness: '1.28',
  TaintTolerationComparisonOperators: 'never',
  GenericWorkload: 'never',
  EvictionRequestAPI: 'never',
  EmptyDirVolumeMode: 'never',
  AtomicWriteVolumeUserFields: 'never',
  VolumeBindMountOptions: 'never',
  H2CContainerProbe: 'never',
  GRPCContainerProbeTLS: 'never',
  SkipReadOnlyValidationGCE: '1.29',
  StrictIPCIDRValidation: '1.36',
  StatefulSetAutoDeletePVC: '1.28',
  StatefulSetStartOrdinal: '1.28',
  MaxUnavailableStatefulSet: '1.37',
  StatefulSetRecreateStrategy: 'never',
  JobPodFailurePolicy: '1.28',
  JobBackoffLimitPerIndex: '1.29',
  JobPodReplacementPolicy: '1.29',
  JobSuccessPolicy: '1.31',
  JobManagedBy: '1.32',
  MutablePodResourcesForSuspendedJobs: '1.36',
  MutableSchedulingDirectivesForSuspendedJobs: '1.36',
  WorkloadWithJob: 'never',
  PDBUnhealthyPodEvictionPolicy: '1.28',
  HPAContainerMetrics: '1.28',
  HPAConfigurableTolerance: '1.35',
  HPAScaleToZero: '1.37',
  ServiceTrafficDistribution: '1.31',
  PreferSameTrafficDistribution: '1.34',
  RelaxedServiceNameValidation: '1.36',
} as const satisfies Readonly<Record<string, KubernetesVersion | 'never'>>;

/** A gate of {@link onSince}. */
export type Gate = keyof typeof onSince;

const byRelease = new Map<KubernetesVersion, ReadonlySet<string>>();

/** The gates that are on by default in a release. */
export function gates(release: KubernetesVersion): ReadonlySet<string> {
  const known = byRelease.get(release);
  if (known !== undefined) return known;
  const on = Object.entries(onSince).filter(([, since]) => since !== 'never' && atLeast(release, since));
  const names = new Set(on.map(([name]) => name));
  byRelease.set(release, names);
  return names;
}
