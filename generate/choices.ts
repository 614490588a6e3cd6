/** Members of a definition of which the server takes one. */
export interface Choice {
  /** Each alternative is the members that may stand together; a single member is required in its alternative. */
  readonly of: readonly (readonly string[])[];
  /** Whether none of them may be given too. */
  readonly orNone: boolean;
}

const one = (...members: readonly string[]): Choice => ({ of: members.map((member) => [member]), orNone: false });
const atMostOne = (...members: readonly string[]): Choice => ({ ...one(...members), orNone: true });

/**
 * Where two members that are written together are refused. OpenAPI does not tell; the oracle holds this table:
 * see choices.test.ts. Volumes and projections stand without a source too: the server takes the one for an `emptyDir`.
 */
export const choices: Readonly<Record<string, Choice>> = {
  ClaimSource: one('resourceClaimName', 'resourceClaimTemplateName'),
  ClusterTrustBundleProjection: { of: [['name'], ['signerName', 'labelSelector']], orNone: false },
  DownwardAPIVolumeFile: one('fieldRef', 'resourceFieldRef'),
  EnvFromSource: one('configMapRef', 'secretRef'),
  EnvVar: atMostOne('value', 'valueFrom'),
  EnvVarSource: one('configMapKeyRef', 'fieldRef', 'fileKeyRef', 'resourceFieldRef', 'secretKeyRef'),
  FCVolumeSource: { of: [['wwids'], ['targetWWNs', 'lun']], orNone: false },
  FlockerVolumeSource: one('datasetName', 'datasetUUID'),
  LifecycleHandler: one('exec', 'httpGet', 'sleep', 'tcpSocket'),
  MetricSpec: one('resource', 'containerResource', 'external', 'object', 'pods'),
  NetworkPolicyPeer: { of: [['ipBlock'], ['namespaceSelector', 'podSelector']], orNone: false },
  PodDisruptionBudgetSpec: atMostOne('maxUnavailable', 'minAvailable'),
  PodFailurePolicyRule: one('onExitCodes', 'onPodConditions'),
  PodResourceClaim: one('resourceClaimName', 'resourceClaimTemplateName', 'source'),
  Probe: one('exec', 'grpc', 'httpGet', 'tcpSocket'),
  Volume: atMostOne(
    'awsElasticBlockStore',
    'azureDisk',
    'azureFile',
    'cephfs',
    'cinder',
    'configMap',
    'csi',
    'downwardAPI',
    'emptyDir',
    'ephemeral',
    'fc',
    'flexVolume',
    'flocker',
    'gcePersistentDisk',
    'gitRepo',
    'glusterfs',
    'hostPath',
    'image',
    'iscsi',
    'nfs',
    'persistentVolumeClaim',
    'photonPersistentDisk',
    'portworxVolume',
    'projected',
    'quobyte',
    'rbd',
    'scaleIO',
    'secret',
    'storageos',
    'vsphereVolume',
  ),
  VolumeMount: atMostOne('subPath', 'subPathExpr'),
  VolumeProjection: atMostOne(
    'clusterTrustBundle',
    'configMap',
    'downwardAPI',
    'podCertificate',
    'secret',
    'serviceAccountToken',
  ),
  WorkloadPodGroupDisruptionMode: one('all', 'single'),
  WorkloadPodGroupSchedulingPolicy: one('basic', 'gang'),
};
