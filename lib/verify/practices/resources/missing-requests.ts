import { containerText } from '../../../anatomy/containers';
import type { ResourceRequirements } from '../../../kubernetes/generated/types';
import type { Practice } from '../facts/practice';

/** Without requests, nodes get overcommitted, and the Pod is evicted first. */
export const missingRequests: Practice = {
  code: 'practice/missing-requests',
  on: false,
  checkWorkload: (workload, report) => {
    const pod = workload.spec.resources;
    for (const { container, field, name } of workload.longRunning) {
      const missing = ['cpu', 'memory'].filter(
        (what) => !hasRequest(container.resources, what) && !hasRequest(pod, what),
      );
      if (missing.length === 0) continue;
      report(workload, workload.at(`${field}.resources.requests`), {
        message: `${containerText(name)} has no ${missing.join(' and no ')} request: nodes get overcommitted, and it is evicted first`,
        fix: `set requests for ${missing.join(' and ')}`,
      });
    }
  },
};

/** Whether a resource has a request; a limit is the default request. */
export function hasRequest(resources: ResourceRequirements | undefined, what: string): boolean {
  return resources?.requests?.[what] !== undefined || resources?.limits?.[what] !== undefined;
}
