import type {
  PodAffinity,
  PodAffinityTerm,
  PodAntiAffinity,
  PodSpec,
  WeightedPodAffinityTerm,
} from '../kubernetes/generated/types';
import type { PodLabels } from './render';

/**
 * Fills in the label selectors that spread constraints and pod affinity terms leave out: the workload's own Pods are
 * meant. A selector that is written, even an empty one, stays.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function fillSelectors(spec: PodSpec, labels: PodLabels): PodSpec {
  const labelSelector = { matchLabels: labels };
  const own = <T extends { readonly labelSelector?: unknown }>(term: T): T =>
    term.labelSelector === undefined ? { ...term, labelSelector } : term;
  const { topologySpreadConstraints, affinity } = spec;
  return {
    ...spec,
    ...(topologySpreadConstraints !== undefined && { topologySpreadConstraints: topologySpreadConstraints.map(own) }),
    ...(affinity !== undefined && {
      affinity: {
        ...affinity,
        ...(affinity.podAffinity !== undefined && { podAffinity: withTerms(affinity.podAffinity, own) }),
        ...(affinity.podAntiAffinity !== undefined && { podAntiAffinity: withTerms(affinity.podAntiAffinity, own) }),
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
  const weighted = (term: WeightedPodAffinityTerm) => ({ ...term, podAffinityTerm: own(term.podAffinityTerm) });
  return {
    ...affinity,
    ...(required !== undefined && { requiredDuringSchedulingIgnoredDuringExecution: required.map(own) }),
    ...(preferred !== undefined && { preferredDuringSchedulingIgnoredDuringExecution: preferred.map(weighted) }),
  };
}
