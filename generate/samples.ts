import type { Json, JsonObject } from './json';

/** What must stand with a field so that the server takes it. */
export interface Companions {
  /** In the same object; null takes away what the sample would have. */
  readonly beside?: JsonObject;
  /** In the PodSpec that the field is in. */
  readonly pod?: JsonObject;
  /** In the object as a whole. */
  readonly object?: JsonObject;
}

const containers = [{ name: 'main', image: 'main:1' }];
const labels = { app: 'sample' };
const template = { metadata: { labels }, spec: { containers } };
const selector = { matchLabels: labels };
const finite = { spec: { containers, restartPolicy: 'Never' } };
const target = { type: 'AverageValue', averageValue: '1' };
const autoscaled = {
  maxReplicas: 3,
  scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'sample' },
};
const claim = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };

/** A valid object of each kind, but for its apiVersion, kind and name. */
export const bases: Readonly<Record<string, JsonObject>> = {
  Pod: { spec: { containers } },
  Deployment: { spec: { selector, template } },
  StatefulSet: { spec: { selector, template, serviceName: 'sample' } },
  DaemonSet: { spec: { selector, template } },
  ReplicaSet: { spec: { selector, template } },
  ReplicationController: { spec: { selector: labels, template } },
  Job: { spec: { template: finite } },
  CronJob: { spec: { schedule: '0 2 * * *', jobTemplate: { spec: { template: finite } } } },
  PodTemplate: { template },
  Service: { spec: { ports: [{ port: 80 }] } },
  ConfigMap: {},
  Secret: {},
  ServiceAccount: {},
  PersistentVolumeClaim: { spec: claim },
  PodDisruptionBudget: { spec: { selector } },
  V1HorizontalPodAutoscaler: { spec: autoscaled },
  HorizontalPodAutoscaler: { spec: autoscaled },
  NetworkPolicy: { spec: { podSelector: {} } },
  Namespace: {},
};

/** What an object of a definition must hold beyond its required fields. */
export const least: Readonly<Record<string, JsonObject>> = {
  AppArmorProfile: { type: 'RuntimeDefault' },
  ContainerRestartRule: { exitCodes: { operator: 'In', values: [3] } },
  FCVolumeSource: { lun: 1 },
  GCEPersistentDiskVolumeSource: { readOnly: true },
  LabelSelectorRequirement: { key: 'app', operator: 'In', values: ['sample'] },
  LocalObjectReference: { name: 'sample' },
  MetricSpec: { type: 'Resource' },
  NodeSelectorRequirement: { operator: 'In', values: ['sample'] },
  NodeSelectorTerm: { matchExpressions: [{ key: 'sample', operator: 'Exists' }] },
  PersistentVolumeClaim: { metadata: { name: 'sample' }, spec: claim },
  PersistentVolumeClaimSpec: claim,
  PodCertificateProjection: { keyType: 'ED25519', keyPath: 'key', certificateChainPath: 'chain' },
  PodDNSConfigOption: { name: 'sample' },
  PodFailurePolicyOnPodConditionsPattern: { status: 'True' },
  ResourceFieldSelector: { containerName: 'main' },
  ScaleIOVolumeSource: { volumeName: 'sample' },
  SeccompProfile: { type: 'RuntimeDefault' },
  StorageOSVolumeSource: { volumeName: 'sample' },
  SuccessPolicyRule: { succeededCount: 1 },
  Toleration: { key: 'sample', value: 'sample' },
  TypedLocalObjectReference: { apiGroup: 'snapshot.storage.k8s.io' },
  TypedObjectReference: { apiGroup: 'snapshot.storage.k8s.io' },
  VolumeResourceRequirements: { requests: { storage: '1Gi' } },
};

/** The value for a field, where any value of its type would not do. */
export const values: Readonly<Record<string, Json>> = {
  'AppArmorProfile.type': 'RuntimeDefault',
  'AzureDiskVolumeSource.diskURI': 'https://sample.blob.core.windows.net/sample/sample.vhd',
  'ClusterTrustBundleProjection.signerName': 'example.com/sample',
  'Container.name': 'sample',
  'ContainerResizePolicy.restartPolicy': 'NotRequired',
  'ContainerResourceMetricSource.name': 'cpu',
  'ContainerResourceMetricSource.target': target,
  'ContainerRestartRuleOnExitCodes.values': [3],
  'CronJobSpec.schedule': '0 3 * * *',
  'CronJobSpec.timeZone': 'UTC',
  'CrossVersionObjectReference.apiVersion': 'apps/v1',
  'V1CrossVersionObjectReference.apiVersion': 'apps/v1',
  'EphemeralContainer.name': 'debug',
  'ExternalMetricSource.target': target,
  'HostAlias.ip': '192.0.2.1',
  'IPBlock.cidr': '192.0.2.0/24',
  'IPBlock.except': ['192.0.2.128/25'],
  'ISCSIVolumeSource.initiatorName': 'iqn.2026-11.com.example:sample',
  'ISCSIVolumeSource.iqn': 'iqn.2026-11.com.example:sample',
  'JobSpec.managedBy': 'example.com/sample',
  'LabelSelector.matchLabels': labels,
  'LabelSelectorRequirement.key': 'app',
  'LabelSelectorRequirement.operator': 'In',
  'MetricSpec.type': 'Resource',
  'MetricTarget.type': 'AverageValue',
  'NFSVolumeSource.path': '/sample',
  'NamespaceSpec.finalizers': ['example.com/sample'],
  'NodeSelectorRequirement.key': 'metadata.name',
  'NodeSelectorRequirement.operator': 'In',
  'ObjectFieldSelector.apiVersion': 'v1',
  'ObjectFieldSelector.fieldPath': 'metadata.name',
  'ObjectMeta.finalizers': ['example.com/sample'],
  'ObjectMetricSource.target': target,
  'PersistentVolumeClaim.metadata': { name: 'sample' },
  'PodCertificateProjection.certificateChainPath': 'chain',
  'PodCertificateProjection.credentialBundlePath': 'bundle',
  'PodCertificateProjection.keyPath': 'key',
  'PodCertificateProjection.keyType': 'ED25519',
  'PodCertificateProjection.maxExpirationSeconds': 7200,
  'PodCertificateProjection.signerName': 'example.com/sample',
  'PodCertificateProjection.userAnnotations': { 'example.com/sample': 'sample' },
  'PodDNSConfig.nameservers': ['192.0.2.1'],
  'PodFailurePolicyOnExitCodesRequirement.containerName': 'main',
  'PodSecurityContext.seLinuxChangePolicy': 'Recursive',
  'PodSpec.containers': containers,
  'PodSpec.overhead': { cpu: '1' },
  'PodsMetricSource.target': target,
  'QuobyteVolumeSource.registry': 'sample:80',
  'ReplicationControllerSpec.selector': labels,
  'ResourceFieldSelector.resource': 'limits.cpu',
  'ResourceMetricSource.name': 'cpu',
  'ResourceMetricSource.target': target,
  'ResourceRequirements.limits': { cpu: '1' },
  'ResourceRequirements.requests': { cpu: '1' },
  'SeccompProfile.type': 'RuntimeDefault',
  'ServiceAccountTokenProjection.expirationSeconds': 3600,
  'ServiceSpec.clusterIP': '10.0.0.10',
  'ServiceSpec.clusterIPs': ['10.0.0.10'],
  'ServiceSpec.externalIPs': ['192.0.2.1'],
  'ServiceSpec.loadBalancerIP': '192.0.2.1',
  'ServiceSpec.loadBalancerSourceRanges': ['192.0.2.0/24'],
  'SuccessPolicyRule.succeededIndexes': '0',
  'Toleration.effect': 'NoExecute',
  'Toleration.operator': 'Equal',
  'TypedLocalObjectReference.apiGroup': 'snapshot.storage.k8s.io',
  'TypedLocalObjectReference.kind': 'VolumeSnapshot',
  'TypedObjectReference.apiGroup': 'snapshot.storage.k8s.io',
  'TypedObjectReference.kind': 'VolumeSnapshot',
  'VolumeMount.mountPropagation': 'HostToContainer',
  'VolumeResourceRequirements.limits': { storage: '2Gi' },
  'VolumeResourceRequirements.requests': { storage: '1Gi' },
};

/** Values that one kind wants, over those above. */
export const valuesByKind: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  Job: { 'PodSpec.restartPolicy': 'OnFailure' },
  CronJob: { 'PodSpec.restartPolicy': 'OnFailure' },
};

const indexed = { beside: { completionMode: 'Indexed', completions: 1 } };
const mounted = { pod: { volumes: [{ name: 'sample', emptyDir: {} }] } };
const managedDisk = '/subscriptions/sample/resourcegroups/sample/providers/microsoft.compute/disks/sample';
const privileged = { containers: [{ securityContext: { privileged: true } }] };
const loadBalancer = { beside: { type: 'LoadBalancer' } };
const perPod = { beside: target };
const sidecar = { beside: { restartPolicy: 'Always' } };

/**
 * What stands with a field, by `Definition.field`, by the last names of its path (`initContainers/livenessProbe`), and
 * for one value of it (`PodOS.name=windows`).
 */
export const companions: Readonly<Record<string, Companions>> = {
  'AppArmorProfile.localhostProfile': { beside: { type: 'Localhost' } },
  'AppArmorProfile.type=Localhost': { beside: { localhostProfile: 'sample' } },
  'AzureDiskVolumeSource.kind=Managed': { beside: { diskURI: managedDisk } },
  'Container.restartPolicyRules': { beside: { restartPolicy: 'Never' } },
  'Container.volumeDevices': { pod: { volumes: [{ name: 'sample', persistentVolumeClaim: { claimName: 'sample' } }] } },
  'Container.volumeMounts': mounted,
  'EnvVarSource.fileKeyRef': mounted,
  'ISCSIVolumeSource.chapAuthDiscovery': { beside: { secretRef: { name: 'sample' } } },
  'ISCSIVolumeSource.chapAuthSession': { beside: { secretRef: { name: 'sample' } } },
  'JobSpec.backoffLimitPerIndex': indexed,
  'JobSpec.completionMode': { beside: { completions: 1 } },
  'JobSpec.manualSelector': {
    beside: { selector, template: { metadata: { labels } } },
  },
  'JobSpec.maxFailedIndexes': { beside: { ...indexed.beside, backoffLimitPerIndex: 1 } },
  'JobSpec.podFailurePolicy': { beside: { ...indexed.beside, backoffLimitPerIndex: 1 } },
  'JobSpec.selector': { beside: { manualSelector: true, template: { metadata: { labels } } } },
  'JobSpec.successPolicy': indexed,
  'LabelSelectorRequirement.operator=DoesNotExist': { beside: { key: 'other', values: null } },
  'LabelSelectorRequirement.operator=Exists': { beside: { values: null } },
  'LabelSelectorRequirement.operator=NotIn': { beside: { key: 'other' } },
  'MetricSpec.containerResource': { beside: { type: 'ContainerResource' } },
  'MetricSpec.external': { beside: { type: 'External' } },
  'MetricSpec.object': { beside: { type: 'Object' } },
  'MetricSpec.pods': { beside: { type: 'Pods' } },
  'MetricSpec.resource': { beside: { type: 'Resource' } },
  'MetricSpec.type=ContainerResource': {
    beside: { resource: null, containerResource: { name: 'cpu', container: 'main', target } },
  },
  'MetricSpec.type=External': { beside: { resource: null, external: { metric: { name: 'sample' }, target } } },
  'MetricSpec.type=Object': {
    beside: {
      resource: null,
      object: { describedObject: { kind: 'Service', name: 'sample' }, metric: { name: 'sample' }, target },
    },
  },
  'MetricSpec.type=Pods': { beside: { resource: null, pods: { metric: { name: 'sample' }, target } } },
  'MetricTarget.type': { beside: { averageValue: '1' } },
  'NetworkPolicyPort.endPort': { beside: { port: 1 } },
  'NodeSelectorRequirement.operator=DoesNotExist': { beside: { values: null } },
  'NodeSelectorRequirement.operator=Exists': { beside: { values: null } },
  'NodeSelectorRequirement.operator=Gt': { beside: { values: ['1'] } },
  'NodeSelectorRequirement.operator=Lt': { beside: { values: ['1'] } },
  'PodAffinityTerm.matchLabelKeys': { beside: { labelSelector: selector } },
  'PodAffinityTerm.mismatchLabelKeys': { beside: { labelSelector: selector } },
  'PodSpec.dnsPolicy=None': { beside: { dnsConfig: { nameservers: ['192.0.2.1'] } } },
  'ResourceRequirements.claims': { pod: { resourceClaims: [{ name: 'sample', resourceClaimName: 'sample' }] } },
  'RollingUpdateDaemonSet.maxSurge': { beside: { maxUnavailable: 0 } },
  'SeccompProfile.localhostProfile': { beside: { type: 'Localhost' } },
  'SeccompProfile.type=Localhost': { beside: { localhostProfile: 'sample' } },
  'SecurityContext.procMount=Unmasked': { pod: { hostUsers: false } },
  'ServicePort.nodePort': { object: { spec: { type: 'NodePort' } } },
  'ServiceSpec.allocateLoadBalancerNodePorts': loadBalancer,
  'ServiceSpec.clusterIPs': { beside: { clusterIP: '10.0.0.10' } },
  'ServiceSpec.externalName': { beside: { type: 'ExternalName' } },
  'ServiceSpec.externalTrafficPolicy': loadBalancer,
  'ServiceSpec.externalTrafficPolicy=Local': { beside: { healthCheckNodePort: 30000 } },
  'ServiceSpec.healthCheckNodePort': { beside: { type: 'LoadBalancer', externalTrafficPolicy: 'Local' } },
  'ServiceSpec.loadBalancerClass': loadBalancer,
  'ServiceSpec.loadBalancerSourceRanges': loadBalancer,
  'ServiceSpec.type=ExternalName': { beside: { externalName: 'sample.example.com' } },
  'Toleration.operator=Exists': { beside: { value: null } },
  'Toleration.operator=Gt': { beside: { value: '1' } },
  'Toleration.operator=Lt': { beside: { value: '1' } },
  'Toleration.tolerationSeconds': { beside: { effect: 'NoExecute' } },
  'TopologySpreadConstraint.matchLabelKeys': { beside: { labelSelector: selector } },
  'VolumeMount.mountPropagation=Bidirectional': { pod: privileged },
  'VolumeMount.recursiveReadOnly': { beside: { readOnly: true } },
  'WindowsSecurityContextOptions.hostProcess': {
    pod: { hostNetwork: true, containers: [{ securityContext: { windowsOptions: { hostProcess: true } } }] },
  },
  'containerResource/target/averageUtilization': { beside: { type: 'Utilization' } },
  'containerResource/target/value': perPod,
  'external/target/averageUtilization': perPod,
  'external/target/value': { beside: { type: 'Value' } },
  'initContainers/lifecycle': sidecar,
  'initContainers/livenessProbe': sidecar,
  'initContainers/readinessProbe': sidecar,
  'initContainers/startupProbe': sidecar,
  'object/target/averageUtilization': perPod,
  'object/target/value': { beside: { type: 'Value' } },
  'pods/target/averageUtilization': perPod,
  'pods/target/value': perPod,
  'resource/target/averageUtilization': { beside: { type: 'Utilization' } },
  'resource/target/value': perPod,
  'volumeClaimTemplates/metadata': { beside: { metadata: { name: 'sample' } } },
};

/**
 * The fields that are refused whatever stands beside them, and why, by the same names as {@link companions}. A refusal
 * that is not explained here is a bad sample, and asking fails.
 */
export const refusals: Readonly<Record<string, string>> = {
  'PodSpec.ephemeralContainers': 'they are added to a running Pod, through a subresource',
  'StatefulSetUpdateStrategy.type=Recreate': 'off until StatefulSetRecreateStrategy is on',
  'Toleration.operator=Gt': 'off until TaintTolerationComparisonOperators is on',
  'Toleration.operator=Lt': 'off until TaintTolerationComparisonOperators is on',
  'containers/restartPolicy': 'before 1.34 only init containers have one',
  'initContainers/lifecycle': 'only for sidecars, which 1.28 does not have',
  'initContainers/livenessProbe': 'only for sidecars, which 1.28 does not have',
  'initContainers/readinessProbe': 'only for sidecars, which 1.28 does not have',
  'initContainers/startupProbe': 'only for sidecars, which 1.28 does not have',
  'jobTemplate/spec/manualSelector': 'a CronJob makes Jobs with selectors of their own',
  'jobTemplate/spec/selector': 'a CronJob makes Jobs with selectors of their own',
  'readinessProbe/terminationGracePeriodSeconds': 'a failed readiness probe ends nothing',
  'spec/resources/claims': 'a Pod as a whole claims under resourceClaims',
  'template/spec/activeDeadlineSeconds': 'only Pods that may end have a deadline',
  'volumeClaimTemplate/metadata/*': 'the claim takes its name and owner from the Pod',
};

/** The fields whose values the server does not look at, by the same names, and why. */
export const lax: Readonly<Record<string, string>> = {
  'metric/selector/matchExpressions/operator': 'the selector goes to the metrics server as it is',
};
