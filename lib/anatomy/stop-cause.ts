import type { Durations } from './timeline-event';

/** Why containers stop. */
export type StopCause =
  /**
   * The Pod is deleted: by a rollout, a node drain or a user. `graceSeconds` is the grace period of the request.
   * @default graceSeconds: terminationGracePeriodSeconds
   */
  | { readonly by: 'deletion'; readonly graceSeconds?: number | undefined }
  /** All main containers have exited, and are not restarted: a Job is done. */
  | { readonly by: 'completion' }
  /** The kubelet evicts the Pod: a volume or a container is over its limit, or the node is short of memory or disk. */
  | { readonly by: 'eviction' }
  /** A probe has failed: the kubelet restarts that container alone. */
  | { readonly by: 'livenessProbe' | 'startupProbe'; readonly container: string };

/** What a stop depends on, besides the manifest. */
export interface StopOptions {
  /** @default all unknown */
  readonly durations?: Durations | undefined;
  /**
   * The containers that run when the stop begins: others get neither hook nor signal, and nothing waits for them.
   * @default main containers and sidecars; on completion, only the sidecars
   */
  readonly running?: readonly string[] | undefined;
}
