/** Members of a definition that stand together, without those of its other alternatives. */
export interface Alternative {
  readonly needs: readonly string[];
  readonly may: readonly string[];
}

/** Members of a definition of which the server takes one alternative. */
export interface Choice {
  readonly of: readonly Alternative[];
  /** Whether none of them may be given too. */
  readonly orNone: boolean;
}

/** The names of an alternative's members. */
export function membersOf({ needs, may }: Alternative): readonly string[] {
  return [...needs, ...may];
}

/** The names of all alternatives' members. */
export function allMembersOf(choice: Choice): readonly string[] {
  return choice.of.flatMap(membersOf);
}

const one = (...members: readonly string[]): Choice => ({
  of: members.map((member) => ({ needs: [member], may: [] })),
  orNone: false,
});
const atMostOne = (...members: readonly string[]): Choice => ({ ...one(...members), orNone: true });

/**
 * Where two members that are written together are refused. OpenAPI does not tell; the oracle holds this table:
 * see claims.ts. Volumes and projections stand without a source too: the server takes the one for an `emptyDir`.
 */
export const choices: Readonly<Record<string, Choice>> = {
  ClaimSource: one('resourceClaimName', 'resourceClaimTemplateName'),
  ClusterTrustBundleProjection: {
    of: [
      { needs: ['name'], may: [] },
      { needs: ['signerName'], may: ['labelSelector'] },
    ],
    orNone: false,
  },
  DownwardAPIVolumeFile: one('fieldRef', 'resourceFieldRef'),
  EnvFromSource: one('configMapRef', 'secretRef'),
  EnvVar: atMostOne('value', 'valueFrom'),
  EnvVarSource: one('configMapKeyRef', 'fieldRef', 'fileKeyRef', 'resourceFieldRef', 'secretKeyRef'),
  FCVolumeSource: {
    of: [
      { needs: ['wwids'], may: [] },
      { needs: ['targetWWNs', 'lun'], may: [] },
    ],
    orNone: false,
  },
  FlockerVolumeSource: one('datasetName', 'datasetUUID'),
  LifecycleHandler: one('exec', 'httpGet', 'sleep', 'tcpSocket'),
  MetricSpec: one('resource', 'containerResource', 'external', 'object', 'pods'),
  NetworkPolicyPeer: {
    of: [
      { needs: ['ipBlock'], may: [] },
      { needs: [], may: ['namespaceSelector', 'podSelector'] },
    ],
    orNone: false,
  },
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
