import type { CustomWorkload } from '../../kubernetes/custom/custom-workload';
import type { KubernetesVersion } from '../../kubernetes/version';
import type { Verdict } from '../../plan/planned';
import type { ClusterFlags } from '../cluster/cluster-source';

/** The values of `--output`. */
export const planFormats = ['text', 'json', 'markdown'] as const;

/** The options of the command `plan` as they are given. */
export interface PlanFlags extends ClusterFlags {
  readonly kubernetes?: KubernetesVersion;
  readonly featureGates?: Readonly<Record<string, boolean>>;
  readonly workload?: readonly CustomWorkload[];
  readonly failOn?: readonly Verdict[];
  readonly output: (typeof planFormats)[number];
}
