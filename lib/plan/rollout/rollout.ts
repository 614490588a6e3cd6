/** How a controller replaces the Pods of a workload. */
export interface Rollout {
  /** How many Pods are replaced; `undefined` where it is not known, as of a DaemonSet. */
  readonly pods: number | undefined;
  /** The Pods in their order, where they have one: `web-2`, `web-1`. Of many, the first ones. @default any */
  readonly order?: readonly string[];
  /** How many Pods there may be beyond the wanted number; `undefined` where it is a share of an unknown number. */
  readonly surge: number | undefined;
  /** How many Pods may be unavailable at once; `undefined` where it is a share of an unknown number. */
  readonly unavailable: number | undefined;
  /** How long a Pod has to be ready to count as available. */
  readonly minReadySeconds: number;
  /** How long it takes at most, as far as probes and grace periods limit it; `undefined` for an unknown number of Pods. */
  readonly seconds: number | undefined;
  /** How long one round of it takes at most: the Pods that are replaced at once. */
  readonly roundSeconds: number;
  /** The containers whose start nothing limits, and that come on top of that. */
  readonly unlimited: readonly string[];
}
