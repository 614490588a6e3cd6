import type { PathPattern } from './path-pattern';

/**
 * The kind of Kubernetes' own whose Pods those of a template are like:
 * - `Deployment`: they run until they are deleted (restartPolicy Always), as many as `replicas` says;
 * - `DaemonSet`: the same, and their number is not known;
 * - `Job`: they end by themselves (restartPolicy OnFailure or Never);
 * - `PodTemplate`: any restartPolicy.
 */
export type LikeKind = 'Deployment' | 'DaemonSet' | 'Job' | 'PodTemplate';

/** A pod template in a custom resource. */
export interface TemplateInResource {
  /** Where it is: `spec.template`, `spec.workerGroupSpecs[*].template`, `spec.pytorchReplicaSpecs.*.template`. */
  readonly path: PathPattern;
  /** The kind of Kubernetes' own whose rules for restartPolicy and replicas hold. @default 'PodTemplate' */
  readonly like?: LikeKind | undefined;
  /** Where the number of its Pods is, for one like a Deployment's. @default none */
  readonly replicas?: PathPattern | undefined;
  /** Where the label selector of its Pods is, for one like a Deployment's or a DaemonSet's. @default none */
  readonly selector?: PathPattern | undefined;
  /** Where lists of claims' templates are, which containers mount by their names. @default none */
  readonly volumeClaimTemplates?: PathPattern | undefined;
  /** Names of volumes that the controller adds, and that containers may mount. @default [] */
  readonly addedVolumes?: readonly string[] | undefined;
  /**
   * Fields of the template that the controller fills in: `spec.containers[*].image`. Nothing is reported as missing there,
   * nor a name there of what the controller adds. A template without such fields is checked in full. @default []
   */
  readonly filledIn?: readonly PathPattern[] | undefined;
  /** Fields of the template that are the kind's own, and not checked: `spec.containerConcurrency`. @default [] */
  readonly ownFields?: readonly PathPattern[] | undefined;
}

/** A kind of custom resource with pod templates. */
export interface CustomWorkload {
  /** As `apiVersion` of its objects: `argoproj.io/v1alpha1`. */
  readonly apiVersion: string;
  readonly kind: string;
  /** Whether an autoscaler can scale its objects: its definition has a scale subresource. @default false */
  readonly scalable?: boolean | undefined;
  readonly templates: readonly TemplateInResource[];
}
