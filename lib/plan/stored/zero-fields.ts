import type { Field } from '../../kubernetes/fields';

/**
 * Fields that are plain values in the servers' types, not pointers: false, 0, an empty string or an empty object there is
 * stored as if the field were absent. Of pointers, `false` is another value than none.
 * @see https://github.com/kubernetes/api/blob/master/core/v1/types.go
 */
const fields: Readonly<Record<string, readonly string[]>> = {
  Container: ['workingDir', 'stdin', 'stdinOnce', 'tty', 'resources'],
  EphemeralContainer: ['workingDir', 'stdin', 'stdinOnce', 'tty', 'resources'],
  ContainerPort: ['name', 'hostPort', 'hostIP'],
  DaemonSetSpec: ['minReadySeconds'],
  DeploymentSpec: ['minReadySeconds', 'paused'],
  EmptyDirVolumeSource: ['medium'],
  EnvFromSource: ['prefix'],
  EnvVar: ['value'],
  HTTPGetAction: ['host'],
  ObjectMeta: ['name', 'generateName', 'namespace'],
  PersistentVolumeClaimVolumeSource: ['readOnly'],
  NFSVolumeSource: ['readOnly'],
  PodSpec: [
    ...['hostNetwork', 'hostPID', 'hostIPC', 'nodeName', 'hostname', 'subdomain', 'priorityClassName'],
    'securityContext',
  ],
  PodTemplateSpec: ['metadata'],
  Probe: ['initialDelaySeconds'],
  ReplicaSetSpec: ['minReadySeconds'],
  ReplicationControllerSpec: ['minReadySeconds'],
  ServiceAccountTokenProjection: ['audience'],
  ServicePort: ['name', 'nodePort'],
  ServiceSpec: [
    ...['clusterIP', 'externalName', 'loadBalancerIP', 'publishNotReadyAddresses', 'healthCheckNodePort'],
    'externalTrafficPolicy',
  ],
  StatefulSetSpec: ['minReadySeconds', 'serviceName'],
  TCPSocketAction: ['host'],
  Toleration: ['key', 'operator', 'value', 'effect'],
  VolumeMount: ['readOnly', 'subPath', 'subPathExpr'],
};

const names: ReadonlySet<string> = new Set(
  Object.entries(fields).flatMap(([owner, list]) => list.map((name) => `${owner}.${name}`)),
);

/** Whether a value of a field is stored as if it were absent. */
export function isZero({ owner, name }: Field, value: unknown): boolean {
  const isEmpty = value === '' || value === 0 || value === false || isEmptyObject(value);
  return isEmpty && names.has(`${owner}.${name}`);
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).every((entry) => entry === undefined);
}
