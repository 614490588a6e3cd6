import type {
  PodAffinity,
  PodAffinityTerm,
  PodAntiAffinity,
  PodSpec,
  WeightedPodAffinityTerm,
} from '../kubernetes/generated/types';
import { isToken } from '../values/token';
import type { PodLabels } from './render';

/**
 * Sets omitted label selectors of spread constraints and pod affinity terms to the workload's own Pods. An existing selector,
 * even an empty one, stays.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function fillSelectors(spec: PodSpec, labels: PodLabels): PodSpec {
  const labelSelector = { matchLabels: labels };
  const own = <T extends { readonly labelSelector?: unknown }>(term: T): T =>
    isObject(term) && term.labelSelector === undefined ? { ...term, labelSelector } : term;
  const { topologySpreadConstraints, affinity } = spec;
  return {
    ...spec,
    ...(isList(topologySpreadConstraints) && { topologySpreadConstraints: topologySpreadConstraints.map(own) }),
    ...(isObject(affinity) && {
      affinity: {
        ...affinity,
        ...(isObject(affinity.podAffinity) && { podAffinity: withTerms(affinity.podAffinity, own) }),
        ...(isObject(affinity.podAntiAffinity) && { podAntiAffinity: withTerms(affinity.podAntiAffinity, own) }),
      },
    }),
  };
}

function withTerms<A extends PodAffinity | PodAntiAffinity>(
  affinity: A,
  own: (term: PodAffinityTerm) => PodAffinityTerm,
): A {
  const required = affinity.requiredDuringSchedulingIgnoredDuringExecution;
  const preferred = affinity.preferredDuringSchedulingIgnoredDuringExecution;
  const weighted = (term: WeightedPodAffinityTerm) =>
    isObject(term) ? { ...term, podAffinityTerm: own(term.podAffinityTerm) } : term;
  return {
    ...affinity,
    ...(isList(required) && { requiredDuringSchedulingIgnoredDuringExecution: required.map(own) }),
    ...(isList(preferred) && { preferredDuringSchedulingIgnoredDuringExecution: preferred.map(weighted) }),
  };
}

// What has another shape stays as it is: the verifier reports it. A token is rendered later.

function isList<T>(value: readonly T[] | undefined): value is readonly T[] {
  return Array.isArray(value);
}

function isObject<T extends object>(value: T | undefined): value is T {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isToken(value);
}
