import type { Affinity, LabelSelector, PodAffinity, PodAffinityTerm } from '../kubernetes/generated/types';
import { arrayOf, type Checks, check, either, number, object, oneOf, optional, record, string } from '../values/check';
import { type Topology, topologyKey } from './scheduling-topology';

/** Which Pods: by labels that they all have, by a label selector, or `self`: the workload's own Pods. */
export type PodSelection = Readonly<Record<string, string>> | LabelSelector | 'self';

/** The topology of a pod rule, and how strict it is. */
export interface PodAffinityOptions {
  /** What counts as one place. @default 'node' */
  readonly topology?: Topology | undefined;
  /**
   * `required` leaves a Pod pending where the rule cannot be kept; `preferred` lets the scheduler give way.
   * @default 'preferred': a rule that cannot be kept just now (a full zone, fewer nodes than replicas, one more Pod
   * during a rollout) then costs some distance, not a replica
   */
  readonly rule?: 'preferred' | 'required' | undefined;
  /** How much a preferred rule counts, 1 to 100. @default 100 */
  readonly weight?: number | undefined;
  /** Namespaces of the other Pods. @default the Pod's own */
  readonly namespaces?: readonly string[] | undefined;
  /** Namespaces of the other Pods, by their labels; `{}` is all. @default the Pod's own */
  readonly namespaceSelector?: LabelSelector | undefined;
  /** Labels whose values have to be those of this Pod: `['pod-template-hash']` is Pods of one rollout. From 1.31. */
  readonly matchLabelKeys?: readonly string[] | undefined;
}

/**
 * Puts the Pod where Pods of the selection run. `self`, the default, omits the selector, which a Workload fills
 * in with its own; anywhere else, give one.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity
 */
export function colocateWith(selection: PodSelection = 'self', options: PodAffinityOptions = {}): Affinity {
  check('colocateWith', { selection, options }, podRuleArguments);
  return { podAffinity: podRule(selection, options) };
}

/**
 * Keeps the Pod away from where Pods of the selection run. `self`, the default, spreads the workload's own Pods; it
 * omits the selector, which a Workload sets to its own; anywhere else, set one.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity
 */
export function separateFrom(selection: PodSelection = 'self', options: PodAffinityOptions = {}): Affinity {
  check('separateFrom', { selection, options }, podRuleArguments);
  return { podAntiAffinity: podRule(selection, options) };
}

const podRuleArguments = object({
  selection: either(record, oneOf(['self'], 'labels such as { app: "web" }')),
  options: object({
    topology: optional(string),
    rule: optional(oneOf(['preferred', 'required'])),
    weight: optional(number),
    namespaces: optional(arrayOf(string)),
    namespaceSelector: optional(record),
    matchLabelKeys: optional(arrayOf(string)),
  } satisfies Checks<PodAffinityOptions>),
});

function podRule(selection: PodSelection, options: PodAffinityOptions): PodAffinity {
  const {
    topology = 'node',
    rule = 'preferred',
    weight = 100,
    namespaces,
    namespaceSelector,
    matchLabelKeys,
  } = options;
  const podAffinityTerm: PodAffinityTerm = {
    ...(selection !== 'self' && { labelSelector: selectorOf(selection) }),
    ...(matchLabelKeys !== undefined && { matchLabelKeys }),
    ...(namespaceSelector !== undefined && { namespaceSelector }),
    ...(namespaces !== undefined && { namespaces }),
    topologyKey: topologyKey(topology),
  };
  return rule === 'required'
    ? { requiredDuringSchedulingIgnoredDuringExecution: [podAffinityTerm] }
    : { preferredDuringSchedulingIgnoredDuringExecution: [{ weight, podAffinityTerm }] };
}

function selectorOf(selection: Exclude<PodSelection, 'self'>): LabelSelector {
  return isSelector(selection) ? selection : { matchLabels: selection };
}

function isSelector(selection: Exclude<PodSelection, 'self'>): selection is LabelSelector {
  return Object.entries(selection).every(([, value]) => typeof value === 'object');
}
