/**
 * Helpers for parts of a Pod, from `cdk8s-pods`; and what composes and completes one, from `cdk8s-pods/pod`.
 * @module pod
 */

export type {
  AddedContainer,
  Addition,
  Attachment,
  AttachmentOptions,
  AttachmentPort,
  ConfigFiles,
  ContainerWithoutImage,
  Context,
  CopyTruncate,
  Destination,
  Extension,
  Logs,
  RenamedFiles,
  SharedDirectory,
} from './attachment';
export { compose } from './compose';
export type { ComposeContext, Composition, ConfigMapFiles, SentTo } from './composition';
export { type DnsOptions, dns, type HostnameOptions, hostAliases, hostname } from './dns';
export {
  type ConfigMapSource,
  type EnvFieldPath,
  type EnvValue,
  env,
  type FieldSource,
  fromConfigMap,
  fromField,
  fromResource,
  fromSecret,
  type KeyOptions,
  type ResourceFieldOptions,
  type ResourceFieldPath,
  type ResourceSource,
  type SecretSource,
} from './env';
export { features, runsToCompletion, supports } from './features';
export { fillSelectors } from './fill-selectors';
export { harden, hardenContainer, type SecurityProfile } from './harden';
export { type ImageName, type Images, images, resolveImage } from './images';
export type { InitContainerOptions } from './init-containers-busybox';
export { type FetchedFile, type FetchFilesOptions, fetchFiles } from './init-containers-fetch';
export { migration, run } from './init-containers-run';
export { type WaitForHttpOptions, waitForHttp, waitForTcp } from './init-containers-wait';
export { execSleep, sleep } from './lifecycle';
export { type MountableVolume, type MountOptions, mount } from './mounts';
export { overrideContainer } from './override';
export {
  exec,
  type GrpcOptions,
  grpc,
  type HttpGetOptions,
  httpGet,
  type ProbeTiming,
  type TcpSocketOptions,
  tcpSocket,
} from './probes';
export { type Metadata, type PodLabels, render, type WorkloadBody, type WorkloadMetadata } from './render';
export { type ResourceAmounts, type ResourceOptions, resources } from './resources';
export {
  nodeSelector,
  priority,
  type SpreadOptions,
  spreadAcross,
  tolerate,
  tolerateNodeFailureFor,
} from './scheduling';
export { affinity } from './scheduling-affinity';
export { type NodeRequirement, preferNodes, requireNodes } from './scheduling-node-affinity';
export { colocateWith, type PodAffinityOptions, type PodSelection, separateFrom } from './scheduling-pod-affinity';
export type { Topology } from './scheduling-topology';
export { type Capability, capabilities, type RunAsOptions, runAs, sysctls } from './security';
export { type GracefulShutdown, type GracefulShutdownOptions, gracefulShutdown } from './shutdown';
export {
  configMap,
  downwardAPI,
  type EmptyDirOptions,
  emptyDir,
  type FileFieldPath,
  hostPath,
  imageVolume,
  type KeysVolumeOptions,
  type ServiceAccountTokenOptions,
  secret,
  serviceAccountToken,
} from './volumes';
export { type ClaimOptions, type ClaimTemplate, claim, claimTemplate, ephemeralClaim } from './volumes-claims';
export type { CronJobOptions, JobOptions, StatefulSetOptions, WorkloadOptions } from './workload-kinds';
