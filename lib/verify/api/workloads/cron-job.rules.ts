import { cronJob } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/cron-job-name',
    severity: 'error',
    title: 'The name of a CronJob has at most 52 characters.',
    why: 'The names of its Jobs are 11 longer, and have room for 63.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#writing-a-cronjob-spec',
    failing: { object: cronJob({}, { name: 'a'.repeat(53) }) },
    passing: { object: cronJob({}, { name: 'a'.repeat(52) }) },
  },
  {
    code: 'api/cron-schedule',
    severity: 'error',
    warnsToo: true,
    title: 'A schedule has five fields, or is one of @hourly, @daily, @weekly, @monthly and @yearly.',
    why: 'The fields are minute, hour, day of the month, month and day of the week (0, Sunday, to 6). The zone has its own field.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax',
    failing: { object: cronJob({ schedule: '0 2 * * 7' }) },
    passing: { object: cronJob({ schedule: '0 2 * * 0' }) },
  },
  {
    code: 'api/time-zone',
    severity: 'error',
    title: 'A time zone is named as in the tz database, upper and lower case included.',
    why: 'The server looks the name up in the database that it brings with it.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones',
    failing: { object: cronJob({ timeZone: 'europe/berlin' }) },
    passing: { object: cronJob({ timeZone: 'Europe/Berlin' }) },
  },
];
