import type { Practice } from '../facts/practice';

/** A finished Job stays, with its Pods, until somebody deletes it. */
export const jobTtl: Practice = {
  code: 'practice/job-ttl',
  on: false,
  check: ({ jobs }, report) => {
    for (const job of jobs) {
      if (job.object.spec?.ttlSecondsAfterFinished !== undefined) continue;
      report(job, 'spec.ttlSecondsAfterFinished', {
        message: 'when it has finished, the Job and its Pods are kept for ever',
        fix: 'say after how many seconds it is deleted, long enough for its logs to be read',
      });
    }
  },
};
