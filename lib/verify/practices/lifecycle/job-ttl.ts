import type { Practice } from '../facts/practice';

/** A finished Job and its Pods stay until they are deleted. */
export const jobTtl: Practice = {
  code: 'practice/job-ttl',
  on: false,
  check: ({ jobs }, report) => {
    for (const job of jobs) {
      if (job.object.spec?.ttlSecondsAfterFinished !== undefined) continue;
      report(job, 'spec.ttlSecondsAfterFinished', {
        message: 'missing: the finished Job and its Pods are never deleted',
        fix: 'set the seconds after which it is deleted, such as 86400',
      });
    }
  },
};
