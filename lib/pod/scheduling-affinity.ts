import type { Affinity, NodeAffinity, NodeSelectorTerm, PodAffinity } from '../kubernetes/generated/types';
import { arrayOf, type Checks, check, object, open, optional, record } from '../values/check';

/**
 * Several rules as one affinity, without loss: a node has to meet all that is required, and what is preferred adds up.
 * Required node terms, which Kubernetes reads as alternatives, are multiplied out so that each argument still holds.
 *
 * @example affinity(requireNodes({ pool: 'shop' }), separateFrom(), separateFrom('self', { topology: 'zone' }))
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#affinity-and-anti-affinity
 */
export function affinity(...parts: readonly Affinity[]): Affinity {
  for (const part of parts) check('affinity', part, affinityPart, 'part');
  const nodes = present(parts.map((part) => part.nodeAffinity));
  const near = present(parts.map((part) => part.podAffinity));
  const far = present(parts.map((part) => part.podAntiAffinity));
  return {
    ...(nodes.length > 0 && { nodeAffinity: nodeAffinities(nodes) }),
    ...(near.length > 0 && { podAffinity: podAffinities(near) }),
    ...(far.length > 0 && { podAntiAffinity: podAffinities(far) }),
  };
}

const podPart = object(
  {
    preferredDuringSchedulingIgnoredDuringExecution: optional(arrayOf(record)),
    requiredDuringSchedulingIgnoredDuringExecution: optional(arrayOf(record)),
  },
  open,
);

const affinityPart = object({
  nodeAffinity: optional(
    object(
      {
        preferredDuringSchedulingIgnoredDuringExecution: optional(arrayOf(record)),
        requiredDuringSchedulingIgnoredDuringExecution: optional(object({ nodeSelectorTerms: arrayOf(record) }, open)),
      },
      open,
    ),
  ),
  podAffinity: optional(podPart),
  podAntiAffinity: optional(podPart),
} satisfies Checks<Affinity>);

function nodeAffinities(parts: readonly NodeAffinity[]): NodeAffinity {
  const preferred = present(parts.map((part) => part.preferredDuringSchedulingIgnoredDuringExecution));
  const required = present(parts.map((part) => part.requiredDuringSchedulingIgnoredDuringExecution));
  const [first, ...others] = required.map((selector) => selector.nodeSelectorTerms);
  return {
    ...(preferred.length > 0 && { preferredDuringSchedulingIgnoredDuringExecution: preferred.flat() }),
    ...(first !== undefined && {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: others.reduce(eachWithEach, first) },
    }),
  };
}

function eachWithEach(terms: readonly NodeSelectorTerm[], others: readonly NodeSelectorTerm[]): NodeSelectorTerm[] {
  return terms.flatMap((one) => others.map((other) => both(one, other)));
}

/** A term with nothing in it matches no node, not every node, so it must not vanish in another. */
function both(one: NodeSelectorTerm, other: NodeSelectorTerm): NodeSelectorTerm {
  if (isEmpty(one) || isEmpty(other)) return {};
  const matchExpressions = present([one.matchExpressions, other.matchExpressions]);
  const matchFields = present([one.matchFields, other.matchFields]);
  return {
    ...(matchExpressions.length > 0 && { matchExpressions: matchExpressions.flat() }),
    ...(matchFields.length > 0 && { matchFields: matchFields.flat() }),
  };
}

function isEmpty({ matchExpressions = [], matchFields = [] }: NodeSelectorTerm): boolean {
  return matchExpressions.length === 0 && matchFields.length === 0;
}

function podAffinities(parts: readonly PodAffinity[]): PodAffinity {
  const preferred = present(parts.map((part) => part.preferredDuringSchedulingIgnoredDuringExecution));
  const required = present(parts.map((part) => part.requiredDuringSchedulingIgnoredDuringExecution));
  return {
    ...(preferred.length > 0 && { preferredDuringSchedulingIgnoredDuringExecution: preferred.flat() }),
    ...(required.length > 0 && { requiredDuringSchedulingIgnoredDuringExecution: required.flat() }),
  };
}

function present<Value>(values: readonly (Value | undefined)[]): readonly Value[] {
  return values.filter((value) => value !== undefined);
}
