import type { Finding } from '../../findings/finding';
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
  /** Whether a feature gate is on: as it is featureGates, else by the release's default. */
  readonly gate: (name: Gate) => boolean;
  /** The feature gates that are set, in addition to the release's defaults. */
  readonly featureGates: ReadonlyMap<string, boolean>;
  /** Whether an update may keep what a rule finds, as the old object has it. @default nothing */
  readonly tolerates?: (finding: Finding) => boolean;
}

const byRelease = new Map<KubernetesVersion, Target>();

/**
 * The target for a release and the feature gates that are set for it.
 * @throws TypeError for a release or gate that is not known, with what is allowed.
 */
export function targetOf(release: KubernetesVersionName, featureGates: Readonly<Record<string, boolean>> = {}): Target {
  const kubernetes = parseKubernetesVersion(release);
  checkFeatureGates(featureGates);
  const states = Object.entries(featureGates);
  return states.length === 0
    ? entryOf(byRelease, kubernetes, () => newTarget(kubernetes, new Map()))
    : newTarget(kubernetes, new Map(states));
}

/** The same servers with more feature gates on. */
export function withGates(target: Target, gates: ReadonlySet<Gate>): Target {
  return withGateStates(target, new Map([...gates].map((gate) => [gate, true])));
}

/** The same servers with some feature gates on, others off. */
export function withGateStates(target: Target, states: ReadonlyMap<Gate, boolean>): Target {
  return states.size === 0 ? target : newTarget(target.kubernetes, new Map([...target.featureGates, ...states]));
}

function newTarget(kubernetes: KubernetesVersion, featureGates: ReadonlyMap<string, boolean>): Target {
  const on = gates(kubernetes);
  const reached = new Set(kubernetesVersions.filter((release) => atLeast(kubernetes, release)));
  return {
    kubernetes,
    featureGates,
    since: (release) => reached.has(release),
    gate: featureGates.size === 0 ? (name) => on.has(name) : (name) => featureGates.get(name) ?? on.has(name),
  };
}
