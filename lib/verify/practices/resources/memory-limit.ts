import { containerText } from '../../../anatomy/containers';
import type { Practice } from '../facts/practice';

/** A container without a memory limit can use all memory of the node, so that other Pods are killed. */
export const memoryLimit: Practice = {
  code: 'practice/memory-limit',
  on: false,
  checkWorkload: (workload, report) => {
    if (workload.spec.resources?.limits?.memory !== undefined) return;
    for (const { container, field, name } of workload.longRunning) {
      if (container.resources?.limits?.memory !== undefined) continue;
      report(workload, workload.at(`${field}.resources.limits`), {
        message: `${containerText(name)} has no memory limit: a leak can kill other Pods on the node`,
        fix: 'set a memory limit, preferably equal to the request',
      });
    }
  },
};
