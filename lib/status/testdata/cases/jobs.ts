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
    title: 'a Job whose Pod ran too long',
    objects: [
      failedJobOf('migrate', { type: 'Failed', reason: 'BackoffLimitExceeded' }),
      pod({
        metadata: { name: 'migrate-1', uid: 'migrate-1', ...controlledBy('Job', 'migrate', 'batch/v1') },
        spec: { restartPolicy: 'Never', activeDeadlineSeconds: 3 },
        status: { phase: 'Failed', reason: 'DeadlineExceeded' },
        containerStatus: { state: ended(137) },
      }),
    ],
    cause: 'job-failed',
    message:
      'Job shop/migrate: failed after 3 failed Pods (backoffLimit 2); its last Pod: ran longer than activeDeadlineSeconds (3 s)',
    field: 'spec.backoffLimit',
  },
  {
    title: 'a Job that a rule of its podFailurePolicy ended',
    objects: [
      failedJobOf('migrate', {
        type: 'Failed',
        reason: 'PodFailurePolicy',
        message: 'Container web for pod shop/migrate-1 failed with exit code 42 matching FailJob rule at index 1',
      }),
    ],
    cause: 'job-failed',
    message: 'Job shop/migrate: failed by a rule of its podFailurePolicy',
    field: 'spec.podFailurePolicy.rules[1]',
  },
  {
    title: 'a quota of Jobs',
    objects: withEvents(object('batch/v1', 'CronJob', 'backup', { spec: {} }), [
      'FailedCreate',
      'Error creating job: jobs.batch "backup-29935786" is forbidden: exceeded quota: compute, requested: count/jobs.batch=1, used: count/jobs.batch=4, limited: count/jobs.batch=4',
    ]),
    cause: 'quota',
    message:
      'CronJob shop/backup: cannot create a Job: ResourceQuota "compute" allows count/jobs.batch=4, used count/jobs.batch=4, requested count/jobs.batch=1',
    field: 'spec.jobTemplate',
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
