import { type ApiObject, Lazy } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { get } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import { valueText } from '../findings/value-text';
import type { IntOrString, PodDisruptionBudgetSpec } from '../kubernetes/generated/types';
import { type Checks, check, elsewhere, object as objectCheck, oneOf, optional, scalar } from '../values/check';
import { counted } from '../values/counted';
import { otherBudgetOf } from './budget-of';
import {
  type CompanionKind,
  type CompanionMetadata,
  companionMetadata,
  placeCompanion,
  templateWithPods,
} from './companion';
import { type ComposedObject, composed } from './composition';
import { oneObject } from './construct-checks';
import { objectName } from './object-name';
import { isScalable, type PodCount, podCount } from './pod-count';
import { podLabelsOf, withoutLabels } from './pod-labels';
import { addStep } from './synth';

/** How many Pods of a workload evictions may take at once. At most one of `maxUnavailable` and `minAvailable` is set. */
export interface LimitDisruptionOptions {
  /** Its name, labels and annotations. @default the workload's name */
  readonly metadata?: CompanionMetadata | undefined;
  /**
   * How many Pods may be unavailable at once: 1 or more, or a percentage of the replicas, rounded up. Only for kinds with
   * replicas. @default 1 without `minAvailable`
   */
  readonly maxUnavailable?: IntOrString | undefined;
  /**
   * How many Pods stay available: fewer than there are, or the budget would block drains. An integer for kinds without
   * replicas; of those with replicas also a percentage of them, rounded up. @default none
   */
  readonly minAvailable?: IntOrString | undefined;
  /**
   * Whether running Pods that are not ready may always be evicted, or only while the others keep the budget, where data
   * could be lost. @default 'AlwaysAllow'
   */
  readonly unhealthyPodEvictionPolicy?: PodDisruptionBudgetSpec['unhealthyPodEvictionPolicy'];
}

const verb = 'limitDisruption';
const budget: CompanionKind = {
  verb,
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  id: 'disruption-budget',
  once: 'but a Pod with two PodDisruptionBudgets cannot be evicted',
};

/**
 * Limits how many Pods of a workload are evicted at once, with a PodDisruptionBudget that never blocks a drain for good:
 * one Pod at a time, unless options say otherwise. What counts are the fewest replicas: the minimum of an autoscaler in
 * the same chart, else `replicas`; where neither is set, they are not known. Also for workloads of cdk8s-plus, Helm or an `Include`.
 *
 * Kinds without replicas need an integer `minAvailable`. A drain waits for Jobs, whose Pods end by themselves.
 *
 * @example limitDisruption(shop, { maxUnavailable: '25%' })
 * @throws Error where the target has no Pods, or a disruption budget already: a Pod with two of them cannot be evicted.
 * @throws RangeError for a number that is not valid, or that the kind's Pods cannot keep.
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export function limitDisruption(target: IConstruct, options: LimitDisruptionOptions = {}): ApiObject {
  check(verb, { target, options }, limitDisruptionArguments);
  const workload = composed(templateWithPods(target, verb));
  const limit = limitOf(workload.object, options);
  const { unhealthyPodEvictionPolicy = 'AlwaysAllow' } = options;
  const placed = placeCompanion(workload, budget, options.metadata, {
    spec: {
      ...limit,
      selector: { matchLabels: Lazy.any({ produce: () => podLabelsOf(workload) ?? {} }) },
      unhealthyPodEvictionPolicy,
    },
  });
  addStep(placed, (manifest) => ({
    manifest,
    findings: [
      ...withoutLabels(workload, 'spec.selector.matchLabels'),
      ...besidesAnother(workload),
      ...neverMet(workload, limit),
    ],
  }));
  return placed;
}

type Limit = Pick<PodDisruptionBudgetSpec, 'maxUnavailable'> | Pick<PodDisruptionBudgetSpec, 'minAvailable'>;

function limitOf(object: ApiObject, { maxUnavailable, minAvailable }: LimitDisruptionOptions): Limit {
  if (maxUnavailable !== undefined && minAvailable !== undefined) {
    throw new RangeError(`${verb}: maxUnavailable and minAvailable are both set; remove one of them`);
  }
  const isPercentage = typeof minAvailable === 'string';
  if (!isScalable(object) && (minAvailable === undefined || isPercentage)) {
    const given = isPercentage ? `minAvailable ${valueText(minAvailable)}` : 'maxUnavailable';
    throw new RangeError(
      `${verb}: ${given} needs replicas, which a ${object.kind} does not have, so no eviction would be allowed; set minAvailable to an integer`,
    );
  }
  if (minAvailable !== undefined) {
    checkAmount('minAvailable', minAvailable, 'protects no Pod', 99, 'blocks every drain');
    return { minAvailable };
  }
  checkAmount('maxUnavailable', maxUnavailable ?? 1, 'blocks every drain', 100, 'is not a percentage');
  return { maxUnavailable: maxUnavailable ?? 1 };
}

/** A number of Pods, or a percentage of them, that makes a difference. */
function checkAmount(name: string, amount: IntOrString, whyNotZero: string, most: number, whyNotMore: string): void {
  const percentage = typeof amount === 'string' ? /^(\d{1,3})%$/.exec(amount)?.[1] : undefined;
  const number = percentage === undefined ? amount : Number(percentage);
  const got = `got ${valueText(amount)}`;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 0) {
    throw new RangeError(`${verb}: ${name} must be an integer or a percentage such as "25%", ${got}`);
  }
  if (number === 0) throw new RangeError(`${verb}: ${name} must be 1 or greater, ${got}, which ${whyNotZero}`);
  if (percentage !== undefined && number > most) {
    throw new RangeError(`${verb}: ${name} must be ${most}% or less, ${got}, which ${whyNotMore}`);
  }
}

/** That the chart has another budget for the same Pods, as a Helm chart may. */
function besidesAnother(workload: ComposedObject): readonly Finding[] {
  const other = otherBudgetOf(workload);
  if (other === undefined) return [];
  return [
    {
      code: 'app/disruption-budget',
      severity: 'error',
      field: 'spec.selector',
      message: `PodDisruptionBudget "${get(other, 'metadata.name')}" is for its Pods, too: a Pod with two cannot be evicted`,
      fix: 'remove one of the two',
    },
  ];
}

/** That the budget would not allow an eviction although all Pods are available. */
function neverMet(workload: ComposedObject, limit: Limit): readonly Finding[] {
  if (!('minAvailable' in limit) || limit.minAvailable === undefined) return [];
  const { minAvailable } = limit;
  const count = podCount(workload);
  if (count === undefined || count.pods === 0) return [];
  const wanted =
    typeof minAvailable === 'string' ? Math.ceil((count.pods * Number.parseInt(minAvailable, 10)) / 100) : minAvailable;
  // Pods that end by themselves let a drain go on.
  if (count.endByThemselves ? wanted <= count.pods : wanted < count.pods) return [];
  return [
    {
      code: 'app/disruption-budget',
      severity: 'error',
      field: 'spec.minAvailable',
      value: minAvailable,
      message: `requires ${wanted} available of ${describe(count)}: no Pod can be evicted, so nodes cannot be drained`,
      fix: fixFor(workload, count),
    },
  ];
}

function describe({ pods, because }: PodCount): string {
  return `${counted(pods, 'Pod')} (${because})`;
}

function fixFor({ object }: ComposedObject, { pods, endByThemselves }: PodCount): string {
  if (isScalable(object)) return 'set maxUnavailable: 1 instead, or more replicas';
  if (endByThemselves) return `set ${pods} or less`;
  return `remove limitDisruption, or use a Deployment instead of ${object.kind} "${objectName(object)}"`;
}

const limitDisruptionOptions = objectCheck({
  selector: elsewhere('remove it, the selector is that of the workload'),
  ...({
    metadata: optional(companionMetadata),
    maxUnavailable: optional(scalar),
    minAvailable: optional(scalar),
    unhealthyPodEvictionPolicy: optional(oneOf(['AlwaysAllow', 'IfHealthyBudget'])),
  } satisfies Checks<LimitDisruptionOptions>),
});

const limitDisruptionArguments = objectCheck({ target: oneObject, options: limitDisruptionOptions });
