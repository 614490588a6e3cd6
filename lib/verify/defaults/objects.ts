import type {
  HorizontalPodAutoscaler,
  HPAScalingRules,
  NetworkPolicy,
  PersistentVolumeClaim,
  PodDisruptionBudget,
  Secret,
} from '../../kubernetes/generated/types';
import { setClaimSpecDefaults } from './claim-spec';
import { type Draft, isBlank } from './draft';

/** Fills an autoscaler: without metrics it holds the Pods' cpu at 80 % of what they request. */
export function setHorizontalPodAutoscalerDefaults(object: Draft<HorizontalPodAutoscaler>): void {
  const spec = object.spec ?? {};
  object.spec = spec;
  spec.minReplicas ??= 1;
  if (spec.metrics === undefined || spec.metrics.length === 0) {
    const target = { type: 'Utilization', averageUtilization: 80 } as const;
    spec.metrics = [{ type: 'Resource', resource: { name: 'cpu', target } }];
  }
  const { behavior } = spec;
  if (behavior === undefined) return;
  behavior.scaleUp = setScalingDefaults(behavior.scaleUp, 0);
  behavior.scaleDown = setScalingDefaults(behavior.scaleDown, undefined);
}

function setScalingDefaults(
  written: Draft<HPAScalingRules> | undefined,
  window: number | undefined,
): Draft<HPAScalingRules> {
  const rules = written ?? {};
  rules.selectPolicy ??= 'Max';
  if (window === undefined) {
    rules.policies ??= [{ type: 'Percent', value: 100, periodSeconds: 15 }];
    return rules;
  }
  rules.stabilizationWindowSeconds ??= window;
  rules.policies ??= [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ];
  return rules;
}

/** Fills a policy: it always is about incoming traffic, and about outgoing where it has rules for that. */
export function setNetworkPolicyDefaults(object: Draft<NetworkPolicy>): void {
  const spec = object.spec ?? {};
  object.spec = spec;
  if (spec.policyTypes === undefined || spec.policyTypes.length === 0) {
    spec.policyTypes = (spec.egress ?? []).length === 0 ? ['Ingress'] : ['Ingress', 'Egress'];
  }
  for (const rules of [spec.ingress, spec.egress]) {
    for (const { ports } of rules ?? []) {
      for (const port of ports ?? []) port.protocol ??= 'TCP';
    }
  }
}

/**
 * Fills a claim: what is said of its source in one of two fields is said in both, and a source of the old field that is
 * neither a claim nor a snapshot is forgotten.
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-populators-and-data-sources
 */
export function setPersistentVolumeClaimDefaults(object: Draft<PersistentVolumeClaim>): void {
  const spec = setClaimSpecDefaults(object.spec);
  object.spec = spec;
  const { dataSource, dataSourceRef } = spec;
  if (dataSource !== undefined && dataSourceRef === undefined) {
    const { apiGroup, kind } = dataSource;
    const known =
      (kind === 'PersistentVolumeClaim' && isBlank(apiGroup)) ||
      (kind === 'VolumeSnapshot' && apiGroup === 'snapshot.storage.k8s.io');
    if (known) spec.dataSourceRef = { ...dataSource };
    else spec.dataSource = undefined;
  } else if (dataSourceRef !== undefined && dataSource === undefined && isBlank(dataSourceRef.namespace)) {
    const { namespace, ...source } = dataSourceRef;
    spec.dataSource = source;
  }
}

/** A label that marks selectors of the API's first version; it is taken out of any other selector. */
const firstVersion = 'pdb.kubernetes.io/deprecated-v1beta1-empty-selector-match';

/** Takes what is left of an older API version out of a budget's selector. */
export function setPodDisruptionBudgetDefaults(object: Draft<PodDisruptionBudget>): void {
  const spec = object.spec ?? {};
  object.spec = spec;
  const { selector } = spec;
  const expressions = selector?.matchExpressions;
  if (selector === undefined || expressions?.some(({ key }) => key === firstVersion) !== true) return;
  const [only] = expressions;
  const matchesNothing = expressions.length === 1 && only?.operator === 'Exists' && (only.values ?? []).length === 0;
  if (matchesNothing && Object.keys(selector.matchLabels ?? {}).length === 0) return;
  selector.matchExpressions = expressions.filter(({ key }) => key !== firstVersion);
}

/** Fills a Secret. */
export function setSecretDefaults(object: Draft<Secret>): void {
  if (isBlank(object.type)) object.type = 'Opaque';
}
