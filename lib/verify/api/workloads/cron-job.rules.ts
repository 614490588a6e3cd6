import { cronJob } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/cron-job-name',
    severity: 'error',
    title: 'The name of a CronJob has at most 52 characters.',
    why: 'The controller appends 11 characters to name a Job, and the name of a Job has at most 63.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#writing-a-cronjob-spec',
    failing: { object: cronJob({}, { name: 'a'.repeat(53) }) },
    passing: { object: cronJob({}, { name: 'a'.repeat(52) }) },
  },
  {
    code: 'api/cron-schedule',
    severity: 'error',
    warnsToo: true,
    title: 'A schedule has five fields, or is @hourly, @daily, @weekly, @monthly or @yearly.',
    why: 'The fields are minute, hour, day of month, month and day of week (0 is Sunday). The time zone is in timeZone.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax',
    failing: { object: cronJob({ schedule: '0 2 * * 7' }) },
    passing: { object: cronJob({ schedule: '0 2 * * 0' }) },
  },
  {
    code: 'api/time-zone',
    severity: 'error',
    title: 'timeZone is a name of the IANA time zone database, in its exact case.',
    why: 'The API server checks the name against a database of its own. The default is the time zone of the control plane.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones',
    failing: { object: cronJob({ timeZone: 'europe/berlin' }) },
    passing: { object: cronJob({ timeZone: 'Europe/Berlin' }) },
  },
];
