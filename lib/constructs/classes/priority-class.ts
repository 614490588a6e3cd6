import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { valueText } from '../../findings/value-text';
import type { PodSpec } from '../../kubernetes/generated/types';
import { boolean, type Checks, number, object, oneOf, optional, string } from '../../values/check';
import { checkConstruct } from '../construct-checks';
import { type ClusterMetadata, clusterMetadata, clusterObject } from './cluster-object';

/** How important Pods are to the scheduler. */
export interface PriorityClassProps {
  /** Its name, labels and annotations. @default the construct's id as the name */
  readonly metadata?: ClusterMetadata | undefined;
  /** The priority: Pods of a higher one are scheduled first, and evict others. At most 1000000000; cannot be changed. */
  readonly value: number;
  /** Whether its Pods, where nodes are full, have Pods of a lower priority evicted. Cannot be changed. @default 'PreemptLowerPriority' */
  readonly preemptionPolicy?: NonNullable<PodSpec['preemptionPolicy']> | undefined;
  /** Which Pods it is for: people who choose one read it. */
  readonly description: string;
  /** Whether Pods that name no class have it. A cluster has one such class. @default false */
  readonly globalDefault?: boolean | undefined;
}

/** What users may set; above it are the priorities of the system. */
const maximum = 1_000_000_000;

const priorityClassProps = object({
  metadata: optional(clusterMetadata),
  value: number,
  preemptionPolicy: optional(oneOf(['PreemptLowerPriority', 'Never'])),
  description: string,
  globalDefault: optional(boolean),
} satisfies Checks<PriorityClassProps>);

/**
 * A PriorityClass, which is in no namespace. `prioritize` gives it to workloads.
 *
 * @example prioritize(shop, new PriorityClass(chart, 'orders', { value: 100_000, description: 'Takes orders of customers.' }))
 * @throws RangeError for a value that only the system may have.
 * @throws TypeError for a name that is not a DNS subdomain, or that only the system may have.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
export class PriorityClass extends Construct {
  /** The object that it synthesizes. */
  readonly apiObject: ApiObject;
  /** The object's `metadata.name`. */
  readonly name: string;
  /** The priority of its Pods. */
  readonly value: number;
  /** Whether its Pods have others evicted; a Pod that says something else is refused. */
  readonly preemptionPolicy: NonNullable<PodSpec['preemptionPolicy']>;

  constructor(scope: Construct, id: string, props: PriorityClassProps) {
    checkConstruct('PriorityClass', scope, id, props, priorityClassProps);
    super(scope, id);
    const { metadata: { name = id, ...others } = {}, value, preemptionPolicy, description, globalDefault } = props;
    const where = `PriorityClass ${this.node.path}`;
    checkValue(where, value);
    checkName(where, name);
    this.name = name;
    this.value = value;
    this.preemptionPolicy = preemptionPolicy ?? 'PreemptLowerPriority';
    this.apiObject = clusterObject(this, {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { ...others, name },
      value,
      ...(preemptionPolicy !== undefined && { preemptionPolicy }),
      description,
      ...(globalDefault !== undefined && { globalDefault }),
    });
  }
}

function checkValue(where: string, value: number): void {
  if (typeof value !== 'number' || (Number.isInteger(value) && Math.abs(value) <= maximum)) return;
  throw new RangeError(`${where}: value must be an integer from -${maximum} to ${maximum}, got ${valueText(value)}`);
}

function checkName(where: string, name: string): void {
  if (!String(name).startsWith('system-')) return;
  throw new TypeError(`${where}: name must not start with "system-", got ${valueText(name)}; set metadata.name`);
}
