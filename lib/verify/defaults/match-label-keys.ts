import type { LabelSelector, PodAffinity, PodAffinityTerm, PodSpec } from '../../kubernetes/generated/types';
import type { Target } from '../target/target';
import type { Draft } from './draft';

type Labels = Readonly<Record<string, string>>;

/**
 * Adds to the selectors of a Pod's affinity terms and spread constraints what their `matchLabelKeys` and
 * `mismatchLabelKeys` mean, given the labels that the Pod has itself. A term without a selector stays without.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#matchlabelkeys
 */
export function mergeMatchLabelKeys(spec: Draft<PodSpec>, labels: Labels | undefined, target: Target): void {
  if (labels === undefined) return;
  const { affinity, topologySpreadConstraints } = spec;
  if (affinity !== undefined && target.gate('MatchLabelKeysInPodAffinity')) {
    mergeTerms(affinity.podAffinity, labels);
    mergeTerms(affinity.podAntiAffinity, labels);
  }
  if (topologySpreadConstraints !== undefined && target.gate('MatchLabelKeysInPodTopologySpreadSelectorMerge')) {
    for (const { labelSelector, matchLabelKeys } of topologySpreadConstraints) {
      merge(labelSelector, matchLabelKeys, 'In', labels);
    }
  }
}

function mergeTerms(affinity: Draft<PodAffinity> | undefined, labels: Labels): void {
  if (affinity === undefined) return;
  for (const { podAffinityTerm } of affinity.preferredDuringSchedulingIgnoredDuringExecution ?? []) {
    if (podAffinityTerm !== undefined) mergeTerm(podAffinityTerm, labels);
  }
  for (const term of affinity.requiredDuringSchedulingIgnoredDuringExecution ?? []) mergeTerm(term, labels);
}

function mergeTerm(term: Draft<PodAffinityTerm>, labels: Labels): void {
  merge(term.labelSelector, term.matchLabelKeys, 'In', labels);
  merge(term.labelSelector, term.mismatchLabelKeys, 'NotIn', labels);
}

function merge(
  selector: Draft<LabelSelector> | undefined,
  keys: readonly string[] | undefined,
  operator: 'In' | 'NotIn',
  labels: Labels,
): void {
  if (selector === undefined || keys === undefined) return;
  for (const key of keys) {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
    if (value === undefined) continue;
    selector.matchExpressions = [...(selector.matchExpressions ?? []), { key, operator, values: [value] }];
  }
}
