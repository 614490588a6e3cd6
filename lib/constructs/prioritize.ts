import type { IConstruct } from 'constructs';
import type { PodSpec } from '../kubernetes/generated/types';
import { check, named, object } from '../values/check';
import { type Named, nameOf } from '../values/named';
import { templateTarget } from './attach';
import { type Clash, withClass } from './classes/class-of-pods';
import { PriorityClass } from './classes/priority-class';
import { addTemplateStep, composed } from './composition';
import { oneObject } from './construct-checks';

export type { ClusterMetadata } from './classes/cluster-object';
export { PriorityClass, type PriorityClassProps } from './classes/priority-class';

/**
 * Gives the Pods of a workload a priority, by a PriorityClass or the name of one that exists. Also for workloads of
 * cdk8s-plus, Helm or an `Include`. For workloads of your own, `pod: { ...priority('orders') }` is the same.
 *
 * @throws Error where the target has no pod template.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
export function prioritize(target: IConstruct, priorityClass: PriorityClass | Named): void {
  check('prioritize', { target, priorityClass }, object({ target: oneObject, priorityClass: named }));
  const isOurs = priorityClass instanceof PriorityClass;
  const place = templateTarget(target, 'prioritize');
  composed(place);
  const ours = isOurs ? priorityClass : undefined;
  // Pods are refused until it is there.
  if (isOurs) place.object.addDependency(priorityClass.apiObject);
  addTemplateStep(
    place,
    withClass({
      field: 'priorityClassName',
      name: nameOf(priorityClass),
      clash: (spec) => (ours === undefined ? undefined : otherThan(ours, spec)),
    }),
  );
}

/** What the Pods say otherwise than their class: the server refuses both. */
function otherThan(ours: PriorityClass, { preemptionPolicy, priority }: PodSpec): Clash | undefined {
  if (preemptionPolicy !== undefined && preemptionPolicy !== ours.preemptionPolicy) {
    return {
      field: 'preemptionPolicy',
      message: `the server refuses Pods that say ${preemptionPolicy}, as their PriorityClass says ${ours.preemptionPolicy}`,
      fix: 'remove it, or set preemptionPolicy of the PriorityClass',
    };
  }
  if (priority === undefined || priority === ours.value) return undefined;
  return {
    field: 'priority',
    message: `the server refuses Pods that say ${priority}, as their PriorityClass says ${ours.value}`,
    fix: 'remove it: the server sets it',
  };
}
