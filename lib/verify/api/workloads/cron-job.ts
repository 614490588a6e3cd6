import type { Finding } from '../../../findings/finding';
import { valueText } from '../../../findings/value-text';
import type { CronJob, CronJobSpec } from '../../../kubernetes/generated/types';
import { longerThan } from '../../../kubernetes/spelling';
import { givenName } from '../../defaults/given-name';
import { invalid, notSupported, type Report, required } from '../../report/report';
import { warning } from '../../report/warning';
import type { Target } from '../../target/target';
import { cronProblem } from '../formats/cron';
import { validateEnum } from '../formats/enum';
import type { NameRule } from '../formats/name-format';
import { negative } from '../formats/negative';
import { isTimeZone } from '../formats/time-zones';
import { validateObjectMeta } from '../metadata/metadata';
import { validateJobSpec } from './job-spec';
import { warnOfHostNames } from './workload-template';

/** The controller appends 11 characters for each Job, whose name has at most 63. */
const longestName = 52;

/**
 * A CronJob: when it runs, in which time zone, and the Job that it makes.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#writing-a-cronjob-spec
 */
export function validateCronJob(
  { metadata, spec }: CronJob,
  target: Target,
  report: Report,
  nameRule: NameRule,
  old?: CronJob,
): void {
  validateObjectMeta(metadata, 'metadata', nameRule, target, report);
  const scheduled = (spec.schedule ?? '') !== '';
  // Since 1.37 this is declared, and what is declared is reported last.
  if (!scheduled && !target.since('1.37')) report(noSchedule());
  if (scheduled) validateSchedule(spec, old?.spec, target, report);
  validateSpec(spec, old?.spec, target, report);
  const name = givenName(metadata);
  if (old === undefined && longerThan(name, longestName)) report(longName(name));
  if (!scheduled && target.since('1.37')) report(noSchedule());
  if (old === undefined) warnOfHostNames(metadata, report);
  if (scheduled && saysZone(spec) && (old !== undefined || !target.since('1.29'))) report(zoneInSchedule());
}

const policies: ReadonlySet<string> = new Set(['Allow', 'Forbid', 'Replace']);

function validateSpec(spec: CronJobSpec, old: CronJobSpec | undefined, target: Target, report: Report): void {
  const { startingDeadlineSeconds = 0, successfulJobsHistoryLimit = 0, failedJobsHistoryLimit = 0 } = spec;
  if (startingDeadlineSeconds < 0) report(negative(startingDeadlineSeconds, 'spec.startingDeadlineSeconds'));
  if (spec.timeZone !== undefined && spec.timeZone !== old?.timeZone) validateTimeZone(spec.timeZone, report);
  const { concurrencyPolicy: policy, jobTemplate } = spec;
  validateEnum(policy, policies, 'spec.concurrencyPolicy', report);
  validateJobSpec(jobTemplate.spec, 'spec.jobTemplate.spec', 'CronJob', target, report);
  validateNoSelector(jobTemplate.spec, report);
  if (successfulJobsHistoryLimit < 0) report(negative(successfulJobsHistoryLimit, 'spec.successfulJobsHistoryLimit'));
  if (failedJobsHistoryLimit < 0) report(negative(failedJobsHistoryLimit, 'spec.failedJobsHistoryLimit'));
}

/** Since 1.29 a schedule that contains a time zone is tolerated where an old one does. */
function validateSchedule(spec: CronJobSpec, old: CronJobSpec | undefined, target: Target, report: Report): void {
  const { schedule, timeZone } = spec;
  const code = 'api/cron-schedule';
  const problem = cronProblem(schedule);
  if (problem !== undefined) {
    report(
      invalid(code, 'spec.schedule', {
        value: schedule,
        message: `not a valid schedule: ${problem}`,
        fix: 'set five fields, "minute hour day month weekday", or @hourly, @daily, @weekly, @monthly or @yearly',
      }),
    );
  }
  const isTolerated = !target.since('1.29') || (old !== undefined && saysZone(old));
  if (!saysZone(spec) || (timeZone === undefined && isTolerated)) return;
  report(
    invalid(code, 'spec.schedule', {
      value: schedule,
      message: `must not contain a time zone, got ${valueText(schedule)}`,
      fix: 'use timeZone',
    }),
  );
}

function saysZone({ schedule = '' }: Partial<CronJobSpec>): boolean {
  return schedule.includes('TZ');
}

const zonePart = /^(?!-)(?!\.{1,2}$)[A-Za-z._0-9+-]{1,14}$/;

function validateTimeZone(zone: string, report: Report): void {
  const wellFormed = zone.split('/').every((part) => zonePart.test(part));
  if (wellFormed && zone.toLowerCase() !== 'local' && isTimeZone(zone)) return;
  report(
    invalid('api/time-zone', 'spec.timeZone', {
      value: zone,
      message: `unknown time zone ${valueText(zone)} (case-sensitive)`,
      fix: 'set a tz database name, such as Europe/Berlin or Etc/UTC, or remove it',
    }),
  );
}

/** The Jobs get selectors of their own. */
function validateNoSelector({ selector, manualSelector }: CronJobSpec['jobTemplate']['spec'], report: Report): void {
  const code = 'api/job-selector';
  const message = 'must not be set: the server sets the selector of each Job';
  if (selector !== undefined) {
    report(invalid(code, 'spec.jobTemplate.spec.selector', { value: selector, message, fix: 'remove it' }));
  }
  if (manualSelector === true) {
    report(notSupported(code, 'spec.jobTemplate.spec.manualSelector', { value: true, message, fix: 'remove it' }));
  }
}

function longName(name: string): Finding {
  return invalid('api/cron-job-name', 'metadata.name', {
    value: name,
    message: `must be at most ${longestName} characters (Job names add 11), got ${valueText(name)}`,
    fix: 'shorten it',
  });
}

function noSchedule(): Finding {
  return required('api/cron-schedule', 'spec.schedule', {
    message: 'missing',
    fix: 'set a schedule, such as "0 2 * * *" (every day at 02:00)',
  });
}

function zoneInSchedule(): Finding {
  const message = 'time zones in schedule are not supported, and refused since 1.29';
  return warning('api/cron-schedule', 'spec.schedule', message, 'use timeZone');
}
