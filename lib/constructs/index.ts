export { AdapterPod, type AdapterPodProps } from './adapter-pod';
export { attach } from './attach';
export { type ExposeOptions, expose } from './expose';
export { findObject, tryFindObject } from './find-object';
export { ProxySidecar, type ProxySidecarProps } from './proxy-sidecar';
export { type RetargetOptions, retarget } from './retarget';
export type { Settings } from './settings';
export { WebWithLogProcessor, type WebWithLogProcessorProps } from './web-with-log-processor';
export { type CommonWorkloadProps, type NamedByRole, type PodOptions, Workload, type WorkloadProps } from './workload';
