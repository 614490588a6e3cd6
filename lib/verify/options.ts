import type { KubernetesVersion } from '../kubernetes/version';

/** What manifests are verified for. */
export interface VerifyOptions {
  /** The target release. */
  readonly kubernetes: KubernetesVersion;
  /** Feature gates that the target's servers are started with, beyond the release's defaults. @default {} */
  readonly featureGates?: Readonly<Record<string, boolean>> | undefined;
  /**
   * The level of Pod Security that pod templates have to keep; `false` for none, as in a cluster without its admission.
   * @default what the Namespaces among the objects enforce
   */
  readonly podSecurity?: 'baseline' | 'restricted' | false | undefined;
  /**
   * Whether what an experienced engineer would stop in review is looked for: `true` for what is worth a warning nearly
   * everywhere, `'all'` for what only some teams hold themselves to as well (`cdk8s-pods rules` lists them).
   * @default true
   */
  readonly practices?: boolean | 'all' | undefined;
}
