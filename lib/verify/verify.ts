import type { Issue } from '../kubernetes/issue';
import type { KubernetesVersion } from '../kubernetes/version';
import { durations } from './api/durations';
import { names } from './api/names';

/** What a manifest is checked for. */
export interface VerifyOptions {
  /** The target release. */
  readonly kubernetes: KubernetesVersion;
  /** Feature gates that the target's servers are started with, beyond the release's defaults. @default {} */
  readonly featureGates?: Readonly<Record<string, boolean>>;
}

/** One rule: what it finds in a manifest. Never throws, whatever the JSON. */
export type Rule = (manifest: unknown, options: VerifyOptions) => readonly Issue[];

const rules: readonly Rule[] = [names, durations];

/** Everything that is wrong with a manifest for a target release. Never throws and never stops at the first finding. */
export function verify(manifest: unknown, options: VerifyOptions): readonly Issue[] {
  return rules.flatMap((rule) => rule(manifest, options));
}
