import { own } from '../../../values/own';
import type { Practice } from '../facts/practice';
import { isReleaseHook } from '../facts/release-hook';
import { selectorOf, type Workload } from '../facts/workload';

/**
 * A workload's selector that matches the Pods of another one: autoscalers, disruption budgets and `kubectl` count too many
 * Pods, and the controller adopts or deletes Pods without an owner.
 */
export const selectorOverlap: Practice = {
  code: 'practice/selector-overlap',
  on: true,
  check: ({ workloads, pods }, report) => {
    if (workloads.length < 2) return;
    for (const workload of workloads) {
      const selector = selectorOf(workload);
      if (selector === undefined) continue;
      const other = pods.find(
        workload.namespace,
        selector,
        (one) =>
          one !== workload &&
          !isSameObject(one, workload) &&
          !isReleaseHook(one) &&
          !isOwned(one) &&
          !isOfCronJob(one) &&
          !isAdopted(one, workload),
      );
      if (other === undefined || isReleaseHook(workload)) continue;
      report(workload, 'spec.selector', {
        message: `also matches the Pods of ${other.kind} "${other.name}"`,
        fix: 'add a unique label to each workload, and select by it',
      });
    }
  },
};

/** Whether a controller created a Pod: it stands next to its workload in what was read from a cluster. */
function isOwned({ object, labels }: Workload): boolean {
  return (
    own(own(object, 'metadata'), 'ownerReferences') !== undefined || own(labels, 'pod-template-hash') !== undefined
  );
}

/** Whether its Pods have an owner, so that no controller adopts them, and are there only now and then. */
function isOfCronJob({ like }: Workload): boolean {
  return like === 'CronJob';
}

/**
 * Whether a bare Pod is there to be the first of a controller, which adopts it. A Deployment does not: its ReplicaSet selects
 * by a hash, too.
 */
function isAdopted(one: Workload, { like }: Workload): boolean {
  return one.like === 'Pod' && (like === 'ReplicationController' || like === 'ReplicaSet');
}

/** Duplicate objects have their own finding. */
function isSameObject(one: Workload, other: Workload): boolean {
  return one.kind === other.kind && one.name === other.name;
}
