import { atLeast, type KubernetesVersion } from '../kubernetes/version';
import { gates } from './gates';

/** The API server that a manifest is meant for: its release, and the feature gates it is started with. */
export interface Target {
  readonly kubernetes: KubernetesVersion;
  /** Whether the release is this one or a later one. */
  readonly since: (release: KubernetesVersion) => boolean;
  /** Whether a feature gate is on: as it is said, else by the release's default. */
  readonly gate: (name: string) => boolean;
}

/** The target for a release and the gates that are said beyond its defaults. */
export function targetOf(kubernetes: KubernetesVersion, featureGates: Readonly<Record<string, boolean>> = {}): Target {
  return {
    kubernetes,
    since: (release) => atLeast(kubernetes, release),
    gate: (name) => featureGates[name] ?? gates(kubernetes).has(name),
  };
}
