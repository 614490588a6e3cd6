import { millisecondsOf } from '../snapshot/time';
import type { StatusSeverity } from '../status-finding';
import { jobRefusal } from './creation';
import type { ObjectCheck } from './workload-view';

interface Missed {
  readonly severity: StatusSeverity;
  readonly text: string;
  readonly field: string;
  readonly fix: string;
}

/** Why a CronJob has created no Job, by the reason of its event. */
const events: Readonly<Record<string, Missed>> = {
  MissSchedule: {
    severity: 'warning',
    text: 'missed a scheduled time by more than startingDeadlineSeconds',
    field: 'spec.startingDeadlineSeconds',
    fix: 'raise startingDeadlineSeconds',
  },
  TooManyMissedTimes: {
    severity: 'error',
    text: 'missed more than 100 scheduled times',
    field: 'spec.startingDeadlineSeconds',
    fix: 'set startingDeadlineSeconds to less than the time in which 100 runs are due',
  },
  JobAlreadyActive: {
    severity: 'warning',
    text: 'skipped a scheduled time: the Job before it still runs, and concurrencyPolicy is Forbid',
    field: 'spec.concurrencyPolicy',
    fix: 'make the Job end sooner, or set activeDeadlineSeconds',
  },
  UnparseableSchedule: {
    severity: 'error',
    text: 'creates no Jobs: its schedule is not valid',
    field: 'spec.schedule',
    fix: 'correct the schedule',
  },
  UnknownTimeZone: {
    severity: 'error',
    text: 'creates no Jobs: the cluster does not know its timeZone',
    field: 'spec.timeZone',
    fix: 'set a name of the IANA database, such as Europe/Berlin',
  },
  FailedCreate: {
    severity: 'error',
    text: 'cannot create a Job',
    field: 'spec.jobTemplate',
    fix: 'correct what the message names',
  },
};
const sameReasons: Readonly<Record<string, string>> = {
  UnParseableCronJobSchedule: 'UnparseableSchedule',
  InvalidSchedule: 'UnparseableSchedule',
};

/** A CronJob that did not create a Job that was due, and none after that. */
export const missedSchedule: ObjectCheck = ({ object, snapshot, quote }) => {
  const all = snapshot.eventsOf(object);
  const event = all.find(({ reason }) => Object.hasOwn(events, sameReasons[reason] ?? reason));
  const missed = event === undefined ? undefined : events[sameReasons[event.reason] ?? event.reason];
  if (event === undefined || missed === undefined) return undefined;
  const created = all.find(({ reason }) => reason === 'SuccessfulCreate');
  if ((millisecondsOf(created?.last) ?? -1) > (millisecondsOf(event.last) ?? 0)) return undefined;
  const refusal =
    event.reason === 'FailedCreate' ? jobRefusal(event.message.replace(/^Error creating job: /, '')) : undefined;
  return {
    ...missed,
    cause: refusal === undefined || refusal.cause === 'creation-failed' ? 'missed-schedule' : refusal.cause,
    text: refusal === undefined ? missed.text : `${missed.text}: ${quote(refusal.text)}`,
    fix: refusal?.fix ?? missed.fix,
    evidence: { object: event.name, field: event.field },
    since: event.first,
  };
};
