import type { Practice } from '../facts/practice';

/** Without a deadline, a CronJob can start a Job long after its schedule: when the controller runs again. */
export const cronJobDeadline: Practice = {
  code: 'practice/cron-job-deadline',
  on: false,
  check: ({ cronJobs }, report) => {
    for (const cronJob of cronJobs) {
      if (cronJob.object.spec.startingDeadlineSeconds !== undefined) continue;
      report(cronJob, 'spec.startingDeadlineSeconds', {
        message: 'missing: a Job can start at any time after a missed schedule',
        fix: 'set the seconds by which a Job can start late, such as 300',
      });
    }
  },
};
