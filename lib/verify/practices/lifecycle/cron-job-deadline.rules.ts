import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'practice/cron-job-deadline',
    severity: 'warning',
    on: false,
    title: 'A CronJob sets startingDeadlineSeconds.',
    why: 'Without it, a Job can start at any time after a missed schedule. After 100 missed starts, the controller emits a TooManyMissedTimes event.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline',
    failing: {
      object: {
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata: { name: 'report' },
        spec: {
          schedule: '0 2 * * *',
          jobTemplate: {
            spec: {
              template: {
                spec: { restartPolicy: 'Never', containers: [{ name: 'report', image: 'shop/report:2.0.1' }] },
              },
            },
          },
        },
      },
    },
    passing: {
      object: {
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata: { name: 'report' },
        spec: {
          schedule: '0 2 * * *',
          jobTemplate: {
            spec: {
              template: {
                spec: { restartPolicy: 'Never', containers: [{ name: 'report', image: 'shop/report:2.0.1' }] },
              },
            },
          },
          startingDeadlineSeconds: 600,
        },
      },
    },
  },
];
