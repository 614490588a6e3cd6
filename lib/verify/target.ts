import { atLeast, type KubernetesVersion } from '../kubernetes/version';
import { type Gate, gates } from './gates';

/** The API server that a manifest is meant for: its release, and the feature gates it is started with. */
export interface Target {
  readonly kubernetes: KubernetesVersion;
  /** Whether the release is this one or a later one. */
  readonly since: (release: KubernetesVersion) => boolean;
  /** Whether a feature gate is on: as it is said, else by the release's default. */
  readonly gate: (name: Gate) => boolean;
  /** The gates that are said beyond the release's defaults. */
  readonly said: ReadonlyMap<string, boolean>;
}

/** The target for a release and the gates that are said beyond its defaults. */
export function targetOf(kubernetes: KubernetesVersion, featureGates: Readonly<Record<string, boolean>> = {}): Target {
  const on = gates(kubernetes);
  const said = new Map(Object.entries(featureGates));
  return {
    kubernetes,
    said,
    since: (release) => atLeast(kubernetes, release),
    gate: (name) => said.get(name) ?? on.has(name),
  };
}
