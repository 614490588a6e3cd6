import type { Issue } from '../kubernetes/issue';
import type { KubernetesVersion } from '../kubernetes/version';

/** What manifests are checked for. */
export interface VerifyOptions {
  /** The target release. */
  readonly kubernetes: KubernetesVersion;
  /** Feature gates that the target's servers are started with, beyond the release's defaults. @default {} */
  readonly featureGates?: Readonly<Record<string, boolean>>;
}

/** A rule over one manifest as it is written. */
export type Rule = (manifest: unknown, options: VerifyOptions) => readonly Issue[];
