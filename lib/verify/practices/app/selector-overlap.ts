import type { Practice } from '../facts/practice';
import { isHook } from '../facts/release-hook';
import { selectorOf, type Workload } from '../facts/workload';

/**
 * A workload's selector that matches the Pods of another: what counts Pods by it (autoscalers, disruption budgets,
 * `kubectl`) counts too many, and Pods that nobody owns are adopted, or deleted.
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
        (one) => one !== workload && !isTheSame(one, workload) && !isHook(one),
      );
      if (other === undefined || isHook(workload)) continue;
      report(workload, 'spec.selector', {
        message: `also matches the Pods of ${other.kind} "${other.name}"`,
        fix: 'add a unique label to each workload, and select by it',
      });
    }
  },
};

/** That one object stands there twice is another finding. */
function isTheSame(one: Workload, other: Workload): boolean {
  return one.kind === other.kind && one.name === other.name;
}
