import { app, controlledBy, ended, object, pod, since } from '../objects';
import type { Case } from './case';
import { withEvents } from './with-events';

const failedJobOf = (name: string, condition: object, metadata: object = {}) =>
  object(
    'batch/v1',
    'Job',
    name,
    {
      spec: { backoffLimit: 2 },
      status: { failed: 3, conditions: [{ status: 'True', lastTransitionTime: since, ...condition }] },
    },
    metadata,
  );
const jobPod = (name: string, job: string) =>
  pod({
    metadata: { name, uid: name, ...controlledBy('Job', job, 'batch/v1') },
    spec: { restartPolicy: 'Never' },
    status: { phase: 'Failed' },
    containerStatus: { state: ended(2, { message: 'no such table' }) },
  });

export const jobCases: readonly Case[] = [
  {
    title: 'a Job that failed, with how its last Pod ended',
    objects: [
      failedJobOf('migrate', { type: 'Failed', reason: 'BackoffLimitExceeded' }),
      jobPod('migrate-1', 'migrate'),
    ],
    cause: 'job-failed',
    message:
      'Job shop/migrate: failed after 3 failed Pods (backoffLimit 2); container "web" ended with exit code 2: "no such table"',
    field: 'spec.backoffLimit',
  },
  {
    title: 'the last Job of a CronJob',
    objects: [
      object('batch/v1', 'CronJob', 'backup', { spec: {} }),
      failedJobOf(
        'backup-1',
        { type: 'Failed', reason: 'BackoffLimitExceeded' },
        controlledBy('CronJob', 'backup', 'batch/v1'),
      ),
      failedJobOf(
        'backup-2',
        { type: 'Failed', reason: 'DeadlineExceeded' },
        { ...controlledBy('CronJob', 'backup', 'batch/v1'), creationTimestamp: since },
      ),
    ],
    cause: 'job-failed',
    message: 'Job backup-2 of CronJob shop/backup: failed: it ran longer than activeDeadlineSeconds (unknown s)',
    field: 'spec.jobTemplate.spec.activeDeadlineSeconds',
  },
  {
    title: 'a Pod of a Job that is still to be tried again',
    objects: [
      object('batch/v1', 'Job', 'migrate', {
        spec: { template: { spec: { containers: [app] } } },
        status: { active: 1, failed: 1 },
      }),
      jobPod('migrate-1', 'migrate'),
    ],
    cause: 'exited',
    severity: 'warning',
    message: 'Pod migrate-1 of Job shop/migrate: container "web" has ended, exit code 2: "no such table"',
    field: 'spec.template.spec.containers[0]',
  },
  {
    title: 'a CronJob that is suspended',
    objects: [object('batch/v1', 'CronJob', 'backup', { spec: { suspend: true } })],
    cause: 'suspended',
    severity: 'progress',
    message: 'CronJob shop/backup: suspended',
    field: 'spec.suspend',
  },
  {
    title: 'a CronJob that missed a time',
    objects: withEvents(object('batch/v1', 'CronJob', 'backup', { spec: {} }), [
      'MissSchedule',
      'Missed scheduled time to start a job: Mon, 30 Nov 2026 17:00:00 +0000',
    ]),
    cause: 'missed-schedule',
    severity: 'warning',
    message: 'CronJob shop/backup: missed a scheduled time by more than startingDeadlineSeconds',
    field: 'spec.startingDeadlineSeconds',
  },
];
