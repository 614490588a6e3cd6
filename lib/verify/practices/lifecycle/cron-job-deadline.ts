import type { Practice } from '../facts/practice';

/** Without a deadline, a CronJob that missed 100 starts never starts again. */
export const cronJobDeadline: Practice = {
  code: 'practice/cron-job-deadline',
  on: false,
  check: ({ cronJobs }, report) => {
    for (const cronJob of cronJobs) {
      if (cronJob.object.spec.startingDeadlineSeconds !== undefined) continue;
      report(cronJob, 'spec.startingDeadlineSeconds', {
        message: 'missing: after 100 missed starts the CronJob never starts again',
        fix: 'set the seconds by which a Job can start late, such as 300',
      });
    }
  },
};
