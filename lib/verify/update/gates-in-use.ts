import type { Container, EphemeralContainer, ObjectFieldSelector, PodSpec } from '../../kubernetes/generated/types';
import { relaxedEnvVarName, strictEnvVarName } from '../../kubernetes/names';
import { podTemplateOf } from '../../kubernetes/pod-template';
import { atLeast, type KubernetesVersion } from '../../kubernetes/version';
import { eachContainer } from '../api/context/containers-in';
import { validateMatchLabelKeys, validateUnmergedMatchLabelKeys } from '../api/scheduling/match-label-keys';
import type { Report } from '../report/report';
import type { Gate } from '../target/gates';
import { type Target, withGateStates } from '../target/target';

/** A feature gate that validation takes for on, or for off, where an old pod spec needs it so. */
interface GateInUse {
  readonly gate: Gate;
  /** @default on */
  readonly state?: 'on' | 'off';
  /** The first release that looks at the old object. @default all */
  readonly since?: KubernetesVersion;
  /** The last release that does so. @default all */
  readonly until?: KubernetesVersion;
  readonly isNeeded: (old: PodSpec, spec: PodSpec, target: Target) => boolean;
}

/**
 * Pods that were accepted with another state of a gate can still be updated.
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/api/pod/util.go (GetValidationOptionsFromPodSpecAndMeta)
 */
const gatesInUse: readonly GateInUse[] = [
  { gate: 'PodHostIPs', isNeeded: readsHostIps },
  { gate: 'RelaxedEnvironmentVariableValidation', since: '1.30', isNeeded: keepsRelaxedEnvName },
  { gate: 'RelaxedDNSSearchValidation', since: '1.32', isNeeded: hasRelaxedSearch },
  { gate: 'PodLifecycleSleepActionAllowZero', since: '1.32', isNeeded: sleepsForZero },
  {
    gate: 'SELinuxMount',
    since: '1.32',
    isNeeded: ({ securityContext }) => securityContext?.seLinuxChangePolicy !== undefined,
  },
  {
    gate: 'UserNamespacesHostNetworkSupport',
    since: '1.35',
    isNeeded: ({ hostNetwork, hostUsers }) => hostNetwork === true && hostUsers === false,
  },
  { gate: 'RestartAllContainersOnContainerExits', since: '1.35', isNeeded: restartsAllContainers },
  { gate: 'TaintTolerationComparisonOperators', since: '1.35', isNeeded: comparesTaints },
  {
    gate: 'MatchLabelKeysInPodTopologySpreadSelectorMerge',
    state: 'on',
    since: '1.34',
    isNeeded: (old, _, target) => !mergesLabelKeys(target) && violates(old, validateUnmerged),
  },
  {
    gate: 'MatchLabelKeysInPodTopologySpreadSelectorMerge',
    state: 'off',
    since: '1.34',
    isNeeded: (old, _, target) => mergesLabelKeys(target) && violates(old, validateMerged),
  },
  // 1.31 drops no image volume of an old object, and does not know its source.
  {
    gate: 'ImageVolume',
    state: 'off',
    since: '1.31',
    until: '1.31',
    isNeeded: (_, __, { gate }) => !gate('ImageVolume'),
  },
  // Resources of a Pod that an old object has are kept, and not validated.
  { gate: 'PodLevelResources', state: 'off', isNeeded: (_, __, { gate }) => !gate('PodLevelResources') },
];

/**
 * The servers as they validate an object that takes the place of an old one. Both have their defaults.
 * @param stored the servers as they keep what the old object has of features that are off
 */
export function validatingTarget(object: object, old: object, target: Target, stored: Target): Target {
  const [before, now] = [podTemplateOf(old)?.template.spec, podTemplateOf(object)?.template.spec];
  if (before === undefined || now === undefined) return stored;
  const states = new Map<Gate, boolean>();
  for (const { gate, state = 'on', since, until, isNeeded } of gatesInUse) {
    const isOn = state === 'on';
    if (stored.gate(gate) === isOn || (since !== undefined && !target.since(since))) continue;
    if (until !== undefined && !atLeast(until, target.kubernetes)) continue;
    if (isNeeded(before, now, target)) states.set(gate, isOn);
  }
  return withGateStates(stored, states);
}

function someContainer(spec: PodSpec, isWanted: (container: Container | EphemeralContainer) => boolean): boolean {
  let some = false;
  eachContainer(spec, (container) => {
    some ||= isWanted(container);
  });
  return some;
}

/** In environments, but for those of ephemeral containers, and in volumes. */
function readsHostIps({ ephemeralContainers: _, ...spec }: PodSpec): boolean {
  const isHostIps = (reference: ObjectFieldSelector | undefined) => reference?.fieldPath === 'status.hostIPs';
  const isInVolume = (spec.volumes ?? []).some(({ downwardAPI }) =>
    downwardAPI?.items?.some(({ fieldRef }) => isHostIps(fieldRef)),
  );
  return (
    isInVolume || someContainer(spec, ({ env = [] }) => env.some(({ valueFrom }) => isHostIps(valueFrom?.fieldRef)))
  );
}

/** Whether a name that only the gate allows is in both. */
function keepsRelaxedEnvName(old: PodSpec, spec: PodSpec): boolean {
  const before = envNames(old);
  return [...envNames(spec)].some(
    (name) => before.has(name) && strictEnvVarName(name).length > 0 && relaxedEnvVarName(name).length === 0,
  );
}

function envNames(spec: PodSpec): ReadonlySet<string> {
  const names = new Set<string>();
  eachContainer(spec, ({ env = [], envFrom = [] }) => {
    for (const { name } of env) names.add(name ?? '');
    for (const { prefix } of envFrom) names.add(prefix ?? '');
  });
  return names;
}

function hasRelaxedSearch({ dnsConfig }: PodSpec): boolean {
  return (dnsConfig?.searches ?? []).some((search) => search === '.' || search.includes('_'));
}

function sleepsForZero(spec: PodSpec): boolean {
  return someContainer(spec, ({ lifecycle: { preStop, postStart } = {} }) =>
    [preStop?.sleep, postStart?.sleep].some((sleep) => sleep !== undefined && (sleep.seconds ?? 0) === 0),
  );
}

/** The gate lets sidecars have restart rules, too. */
function restartsAllContainers({ ephemeralContainers: _, ...spec }: PodSpec): boolean {
  const isSidecarWithRules = ({ restartPolicy, restartPolicyRules = [] }: Container) =>
    restartPolicy === 'Always' && restartPolicyRules.length > 0;
  return (
    (spec.initContainers ?? []).some(isSidecarWithRules) ||
    someContainer(spec, ({ restartPolicyRules = [] }) =>
      restartPolicyRules.some(({ action }) => action === 'RestartAllContainers'),
    )
  );
}

function comparesTaints({ tolerations = [] }: PodSpec): boolean {
  return tolerations.some(({ operator }) => operator === 'Lt' || operator === 'Gt');
}

type Constraint = NonNullable<PodSpec['topologySpreadConstraints']>[number];

function mergesLabelKeys({ gate }: Target): boolean {
  return gate('MatchLabelKeysInPodTopologySpread') && gate('MatchLabelKeysInPodTopologySpreadSelectorMerge');
}

function validateMerged({ matchLabelKeys, labelSelector }: Constraint, report: Report): void {
  validateMatchLabelKeys(matchLabelKeys, undefined, labelSelector, '', report);
}

function validateUnmerged({ matchLabelKeys, labelSelector }: Constraint, report: Report): void {
  validateUnmergedMatchLabelKeys(matchLabelKeys, labelSelector, '', report);
}

function violates({ topologySpreadConstraints = [] }: PodSpec, validate: typeof validateMerged): boolean {
  let isViolated = false;
  for (const constraint of topologySpreadConstraints) {
    validate(constraint, () => {
      isViolated = true;
    });
  }
  return isViolated;
}
