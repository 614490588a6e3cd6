import type { Practice } from '../facts/practice';

/** A negative grace period is taken for 1 second; none at all kills a Pod of a StatefulSet while another may replace it. */
export const gracePeriod: Practice = {
  code: 'practice/grace-period',
  on: true,
  checkWorkload: (workload, report) => {
    const grace = workload.spec.terminationGracePeriodSeconds;
    if (grace === undefined || grace > 0 || (grace === 0 && workload.kind !== 'StatefulSet')) return;
    report(workload, workload.at('spec.terminationGracePeriodSeconds'), {
      value: grace,
      message:
        grace < 0
          ? `the server turns ${grace} into 1: the containers have one second to stop`
          : 'a Pod that is deleted without grace may still run when its successor of the same name starts',
      fix: 'write how many seconds the containers need to stop',
    });
  },
};
