import {
  atLeast,
  type KubernetesVersion,
  type KubernetesVersionName,
  kubernetesVersions,
  parseKubernetesVersion,
} from '../../kubernetes/version';
import { entryOf } from '../../values/entry-of';
import { checkFeatureGates } from './feature-gates';
import { type Gate, gates } from './gates';

/** The API server that a manifest is verified for: its release, and the feature gates it is started with. */
export interface Target {
  readonly kubernetes: KubernetesVersion;
  /** Whether the release is this one or a later one. */
  readonly since: (release: KubernetesVersion) => boolean;
  /** Whether a feature gate is on: as it is said, else by the release's default. */
  readonly gate: (name: Gate) => boolean;
  /** The gates that are said beyond the release's defaults. */
  readonly said: ReadonlyMap<string, boolean>;
}

const byRelease = new Map<KubernetesVersion, Target>();

/**
 * The target for a release and the gates that are said beyond its defaults.
 * @throws TypeError for a release or gate that is not known, with what is allowed.
 */
export function targetOf(release: KubernetesVersionName, featureGates: Readonly<Record<string, boolean>> = {}): Target {
  const kubernetes = parseKubernetesVersion(release);
  checkFeatureGates(featureGates);
  const said = Object.entries(featureGates);
  return said.length === 0
    ? entryOf(byRelease, kubernetes, () => newTarget(kubernetes, new Map()))
    : newTarget(kubernetes, new Map(said));
}

function newTarget(kubernetes: KubernetesVersion, said: ReadonlyMap<string, boolean>): Target {
  const on = gates(kubernetes);
  const reached = new Set(kubernetesVersions.filter((release) => atLeast(kubernetes, release)));
  return {
    kubernetes,
    said,
    since: (release) => reached.has(release),
    gate: said.size === 0 ? (name) => on.has(name) : (name) => said.get(name) ?? on.has(name),
  };
}
