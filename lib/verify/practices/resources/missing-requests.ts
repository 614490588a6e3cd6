import type { ResourceRequirements } from '../../../kubernetes/generated/types';
import type { Practice } from '../facts/practice';

/** Without requests the scheduler takes a container for free: its Pod is the first to be evicted, and nodes overfill. */
export const missingRequests: Practice = {
  code: 'practice/missing-requests',
  on: false,
  checkWorkload: (workload, report) => {
    const pod = workload.spec.resources;
    for (const { container, field, name } of workload.lasting) {
      const missing = ['cpu', 'memory'].filter((what) => !asks(container.resources, what) && !asks(pod, what));
      if (missing.length === 0) continue;
      report(workload, workload.at(`${field}.resources.requests`), {
        message: `container "${name}" has no ${missing.join(' and no ')} request: nodes get overcommitted, and it is evicted first`,
        fix: `set requests for ${missing.join(' and ')}`,
      });
    }
  },
};

/** A limit is a request where none is said. */
export function asks(resources: ResourceRequirements | undefined, what: string): boolean {
  return resources?.requests?.[what] !== undefined || resources?.limits?.[what] !== undefined;
}
