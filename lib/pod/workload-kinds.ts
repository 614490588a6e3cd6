import type {
  CronJobSpec,
  DaemonSetSpec,
  DeploymentSpec,
  JobSpec,
  ReplicaSetSpec,
  ReplicationControllerSpec,
  StatefulSetSpec,
} from '../kubernetes/generated/types';
import type { Named } from '../values/named';

/** The fields of a Job that are not its pod template. Its selector is the server's to make. */
export type JobOptions = Omit<JobSpec, 'template' | 'selector' | 'manualSelector'>;

/**
 * Which kind a workload is, with that kind's own fields in its own words. The pod template and the selector are made by
 * the workload.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/
 */
export type WorkloadOptions =
  | { readonly kind: 'Pod' }
  | { readonly kind: 'PodTemplate' }
  | ({ readonly kind: 'Deployment' } & Omit<DeploymentSpec, 'template' | 'selector'>)
  | ({ readonly kind: 'ReplicaSet' } & Omit<ReplicaSetSpec, 'template' | 'selector'>)
  | ({ readonly kind: 'ReplicationController' } & Omit<ReplicationControllerSpec, 'template' | 'selector'>)
  | ({ readonly kind: 'DaemonSet' } & Omit<DaemonSetSpec, 'template' | 'selector'>)
  | StatefulSetOptions
  | ({ readonly kind: 'Job' } & JobOptions)
  | CronJobOptions;

/** A StatefulSet's own fields. */
export type StatefulSetOptions = {
  readonly kind: 'StatefulSet';
  /** The headless Service that gives its Pods their names. @default one named `<name>-headless` is made */
  readonly serviceName?: Named | undefined;
} & Omit<StatefulSetSpec, 'template' | 'selector' | 'serviceName'>;

/** A CronJob's own fields, and those of the Jobs that it starts. */
export type CronJobOptions = {
  readonly kind: 'CronJob';
  /** Fields of the Jobs that it starts: parallelism, backoffLimit, success and failure policies… */
  readonly job?: JobOptions | undefined;
} & Omit<CronJobSpec, 'jobTemplate'>;
