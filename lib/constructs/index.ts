/**
 * Constructs, and functions on constructs. Import them from `cdk8s-pods`.
 * @module constructs
 */

export { acknowledge } from './acknowledge';
export { AdapterPod, type AdapterPodProps } from './adapter-pod';
export {
  type AllowOptions,
  allow,
  type Grant,
  type Grants,
  type KnownResource,
  type Permissions,
  type Verb,
} from './allow';
export { AmbassadorPod, type AmbassadorPodProps } from './ambassador-pod';
export { attach } from './attach';
export { type AutoscaleOptions, autoscale, type UsageTarget } from './autoscale';
export type { CompanionMetadata } from './companion';
export {
  type BackendTls,
  type ExposeOptions,
  expose,
  type GatewayReference,
  type GrpcRouteOptions,
  type HttpRouteOptions,
  type IngressOptions,
  type RouteOptions,
  type TlsRouteOptions,
} from './expose';
export { findObject, tryFindObject } from './find-object';
export { HelmChart, type HelmChartProps } from './helm-chart';
export { type IsolateOptions, isolate, type Peer, type SelectedPeer } from './isolate';
export { type LimitDisruptionOptions, limitDisruption } from './limit-disruption';
export { patch } from './patch';
export { type ClusterMetadata, PriorityClass, type PriorityClassProps, prioritize } from './prioritize';
export { ProxySidecar, type ProxySidecarProps } from './proxy-sidecar';
export { type RetargetOptions, retarget } from './retarget';
export { RuntimeClass, type RuntimeClassProps, sandbox } from './sandbox';
export { type ScrapeOptions, type ScrapeTls, scrape } from './scrape';
export type { AppWideSettings, Settings } from './settings';
export { templateOf } from './template-of';
export { type VerifyAppOptions, verifyApp } from './verify-app';
export { WebWithLogProcessor, type WebWithLogProcessorProps } from './web-with-log-processor';
export { type CommonWorkloadProps, type NamedByRole, type PodOptions, Workload, type WorkloadProps } from './workload';
