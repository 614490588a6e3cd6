import type { Practice } from '../facts/practice';

/** A negative grace period becomes 1 second; with 0, a Pod of a StatefulSet can still run when it is replaced. */
export const gracePeriod: Practice = {
  code: 'practice/grace-period',
  on: true,
  checkWorkload: (workload, report) => {
    const grace = workload.spec.terminationGracePeriodSeconds;
    if (grace === undefined || grace > 0 || (grace === 0 && workload.like !== 'StatefulSet')) return;
    report(workload, workload.at('spec.terminationGracePeriodSeconds'), {
      value: grace,
      message:
        grace < 0
          ? `must be 0 or greater, got ${grace}: the server stores 1, so the containers have 1 s to stop`
          : 'must be 1 or greater in a StatefulSet, got 0: a deleted Pod can still run when its replacement starts',
      fix: 'set the seconds that the containers need to stop, such as 30',
    });
  },
};
