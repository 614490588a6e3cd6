import { valueText } from '../findings/value-text';
import type { HorizontalPodAutoscalerBehavior, MetricSpec, Quantity } from '../kubernetes/generated/types';
import {
  arrayOf,
  type Checks,
  either,
  elsewhere,
  number,
  object,
  optional,
  record,
  scalar,
  string,
} from '../values/check';
import { type CompanionMetadata, companionMetadata } from './companion';
import { oneObject } from './construct-checks';

/** How many replicas a workload has, and by what. At least one of `cpu`, `memory` and `custom` is set. */
export interface AutoscaleOptions {
  /** Its name, labels and annotations. @default the workload's name */
  readonly metadata?: CompanionMetadata | undefined;
  /** The fewest replicas: 1 or more; 0 is for metrics in `custom`, since 1.37 or with the feature gate HPAScaleToZero. */
  readonly min: number;
  /** The most replicas. */
  readonly max: number;
  /** The processor time that the container uses on average. @default not measured */
  readonly cpu?: UsageTarget | undefined;
  /** The memory that the container uses on average: for applications that give it back when they have less to do. @default not measured */
  readonly memory?: UsageTarget | undefined;
  /** More metrics, in Kubernetes' own words: `Pods`, `Object` and `External`. @default none */
  readonly custom?: readonly MetricSpec[] | undefined;
  /** The container that is measured. @default the only main container that no attachment brings */
  readonly container?: string | undefined;
  /**
   * How fast the number of replicas changes. A direction that is set replaces its default.
   * @default up as Kubernetes does, at once; down by a quarter a minute, to the most that the last 5 minutes needed
   */
  readonly behavior?: HorizontalPodAutoscalerBehavior | undefined;
}

/** A percentage of what the container requests, 70 for 70 %, or an amount for each Pod. */
export type UsageTarget = number | { readonly averageValue: Quantity };

/**
 * Checks what the types do not say.
 * @throws RangeError where no metric is set, or a number is not valid.
 */
export function checkNumbers({ min, max, cpu, memory, custom = [], container }: AutoscaleOptions): void {
  for (const [name, given, least] of [
    ['min', min, 0],
    ['max', max, 1],
  ] as const) {
    if (Number.isInteger(given) && given >= least) continue;
    throw new RangeError(`autoscale: ${name} must be an integer of ${least} or more, got ${valueText(given)}`);
  }
  if (max < min) throw new RangeError(`autoscale: max must be min or more, got min ${min} and max ${max}`);
  for (const [name, usage] of Object.entries({ cpu, memory })) {
    if (typeof usage !== 'number' || (Number.isInteger(usage) && usage > 0)) continue;
    throw new RangeError(
      `autoscale: ${name} must be a percentage of the request such as 70, or { averageValue }, got ${valueText(usage)}`,
    );
  }
  const usesContainer = cpu !== undefined || memory !== undefined;
  if (!usesContainer && custom.length === 0) {
    throw new RangeError(`autoscale: no metric; set cpu, memory or custom`);
  }
  if (!usesContainer && container !== undefined) {
    throw new RangeError(`autoscale: container needs cpu or memory; set one of them, or remove it`);
  }
}

const usage = either(object({ averageValue: scalar }), number);

const autoscaleOptions = object({
  minReplicas: elsewhere('set min'),
  maxReplicas: elsewhere('set max'),
  metrics: elsewhere('set cpu, memory or custom'),
  ...({
    metadata: optional(companionMetadata),
    min: number,
    max: number,
    cpu: optional(usage),
    memory: optional(usage),
    custom: optional(arrayOf(record)),
    container: optional(string),
    behavior: optional(record),
  } satisfies Checks<AutoscaleOptions>),
});

/** The arguments of `autoscale`. */
export const autoscaleArguments = object({ target: oneObject, options: autoscaleOptions });
