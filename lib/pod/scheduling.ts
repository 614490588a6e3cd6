import { type Duration, wholeSeconds } from '../kubernetes/duration';
import type { LabelSelector, PodSpec, Toleration, TopologySpreadConstraint } from '../kubernetes/generated/types';
import { arrayOf, type Checks, check, named, number, object, optional, record, string } from '../values/check';
import { defined } from '../values/defined';
import { type Named, nameOf } from '../values/named';
import { type Topology, topologyKey } from './scheduling-topology';

/** How even a spread has to be, and what happens where it cannot be. */
export type SpreadOptions = Omit<
  TopologySpreadConstraint,
  'labelSelector' | 'maxSkew' | 'minDomains' | 'topologyKey' | 'whenUnsatisfiable'
> & {
  /** The most Pods that one place may have more than the emptiest. @default 1 */
  readonly maxSkew?: number | undefined;
  /** Which Pods are counted. @default the workload's own, filled in by the Workload */
  readonly labelSelector?: LabelSelector | undefined;
} & (
    | {
        /** @default 'ScheduleAnyway' */
        readonly whenUnsatisfiable?: 'ScheduleAnyway' | undefined;
        readonly minDomains?: undefined;
      }
    | {
        readonly whenUnsatisfiable: 'DoNotSchedule';
        /** Count at least so many places, as if missing ones were empty. @default 1 */
        readonly minDomains?: number | undefined;
      }
  );

/**
 * Spreads a workload's Pods evenly over zones, nodes or the values of another node label.
 *
 * `whenUnsatisfiable` is `ScheduleAnyway` unless said otherwise: when a zone is lost or full, a replica in the wrong
 * zone is worth more than a replica that stays pending, and a cluster whose nodes have no zone label still runs it. Say
 * `DoNotSchedule` where a lopsided spread is worse than a missing replica, as for quorum members.
 *
 * @example topologySpreadConstraints: [spreadAcross('zone'), spreadAcross('node', { maxSkew: 2 })]
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function spreadAcross(topology: Topology, options: SpreadOptions = {}): TopologySpreadConstraint {
  check('spreadAcross', { topology, options }, spreadArguments);
  const { maxSkew = 1, whenUnsatisfiable = 'ScheduleAnyway', ...others } = options;
  return { maxSkew, topologyKey: topologyKey(topology), whenUnsatisfiable, ...defined(others) };
}

const spreadArguments = object({
  topology: string,
  options: object({
    labelSelector: optional(record),
    matchLabelKeys: optional(arrayOf(string)),
    maxSkew: optional(number),
    minDomains: optional(number),
    nodeAffinityPolicy: optional(string),
    nodeTaintsPolicy: optional(string),
    whenUnsatisfiable: optional(string),
  } satisfies Checks<SpreadOptions>),
});

/**
 * Lets the Pod run on nodes with a taint. Without a value, the taint's value does not matter; without an effect, every
 * effect is tolerated.
 *
 * @example tolerations: [tolerate('dedicated', 'web', 'NoSchedule'), tolerate('spot')]
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export function tolerate(key: string, value?: string, effect?: NonNullable<Toleration['effect']>): Toleration {
  check('tolerate', { key, value, effect }, tolerateArguments);
  return {
    key,
    ...(value === undefined ? { operator: 'Exists' } : { operator: 'Equal', value }),
    ...(effect !== undefined && { effect }),
  };
}

const tolerateArguments = object({ key: string, value: optional(string), effect: optional(string) });

/**
 * How long the Pod stays bound to a node that is not ready or cannot be reached, before it is replaced elsewhere; the
 * cluster's default is 300 s. Two tolerations, to spread: `tolerations: [...tolerateNodeFailureFor('30s')]`.
 *
 * @throws RangeError where the duration cannot be read or has a fraction of a second.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
 */
export function tolerateNodeFailureFor(duration: Duration): readonly [Toleration, Toleration] {
  const tolerationSeconds = wholeSeconds(duration, 'tolerateNodeFailureFor: duration');
  const tolerateFor = (key: string): Toleration => ({
    key,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds,
  });
  return [tolerateFor('node.kubernetes.io/not-ready'), tolerateFor('node.kubernetes.io/unreachable')];
}

/**
 * The Pod's priority, by the name of its PriorityClass: `pod: { ...priority('high') }`.
 *
 * @param options.preemptionPolicy `Never` lets no other Pod be evicted for this one. @default the class's
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
export function priority(
  priorityClassName: Named,
  options: Pick<PodSpec, 'preemptionPolicy'> = {},
): Pick<PodSpec, 'priorityClassName' | 'preemptionPolicy'> {
  check('priority', { priorityClassName, options }, priorityArguments);
  const { preemptionPolicy } = options;
  return { priorityClassName: nameOf(priorityClassName), ...(preemptionPolicy !== undefined && { preemptionPolicy }) };
}

const priorityArguments = object({
  priorityClassName: named,
  options: object({ preemptionPolicy: optional(string) }),
});

/**
 * Only nodes with all these labels may run the Pod: `pod: { ...nodeSelector({ 'kubernetes.io/os': 'linux' }) }`. For any
 * of several values, or for what a node must not have, use `requireNodes`.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodeselector
 */
export function nodeSelector(labels: Readonly<Record<string, string>>): Required<Pick<PodSpec, 'nodeSelector'>> {
  check('nodeSelector', labels, record, 'labels');
  return { nodeSelector: labels };
}
