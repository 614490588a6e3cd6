import type { FieldPath } from '../../findings/field-path';
import { fieldInOwner, type Owner } from '../owners';
import { at, conditionOf, conditionPath, numberAt, textAt } from '../snapshot/read';
import { millisecondsOf, timeAt } from '../snapshot/time';
import type { Evidence, Trouble } from '../status-finding';
import { claimRefusalIn, type Refusal, refusalIn } from './creation-refusal';
import { evidenceOf, type ObjectView } from './workload-view';

/**
 * Why a controller cannot create the Pods of its workload: what the API server answered it.
 * @param owner what somebody wrote, whose field it is
 */
export function creation({ object, snapshot, quote }: ObjectView, owner: Owner): Trouble | undefined {
  const failure = failureOf(object, snapshot.eventsOf(object));
  if (failure === undefined) return undefined;
  const { message, claim } = refusedIn(failure.message);
  const template = at(object, 'spec', 'template');
  const refusal = claim === undefined ? refusalIn(message, template) : claimRefusalIn(message, claim, object);
  const kind = textAt(object, 'kind');
  const isOfCount = refusal.field === 'count';
  return {
    cause: refusal.cause,
    text: `cannot create ${claim === undefined ? 'Pods' : 'the claims of its Pods'}: ${quote(refusal.text, 180)}`,
    field: isOfCount
      ? (countFields[kind] ?? 'spec.replicas')
      : refusal.isOfWorkload === true
        ? refusal.field
        : fieldInOwner(refusal.field, template, owner, snapshot.workloads),
    evidence: failure.evidence,
    since: failure.since,
    fix: (isOfCount ? countFixes[kind] : undefined) ?? refusal.fix,
  };
}

/** The field for the number of Pods, where that is not `spec.replicas`. */
const countFields: Readonly<Record<string, FieldPath>> = { Job: 'spec.parallelism', DaemonSet: '' };
const countFixes: Readonly<Record<string, string>> = {
  Job: 'lower parallelism, or raise the quota',
  DaemonSet: 'raise the quota, or remove other Pods',
};

interface Failure {
  readonly message: string;
  readonly evidence: Evidence;
  readonly since: string | undefined;
}

function failureOf(object: unknown, events: ReturnType<ObjectView['snapshot']['eventsOf']>): Failure | undefined {
  const condition = conditionOf(object, 'ReplicaFailure');
  if (textAt(condition, 'status') === 'True') {
    const evidence = evidenceOf(object, `${conditionPath(object, 'ReplicaFailure')}.message`);
    return { message: textAt(condition, 'message'), evidence, since: timeAt(condition, 'lastTransitionTime') };
  }
  const failed = events.find(({ reason }) => reason === 'FailedCreate');
  const created = events.find(({ reason }) => reason === 'SuccessfulCreate');
  if (failed === undefined || !isMissingPods(object)) return undefined;
  if (created !== undefined && (millisecondsOf(created.last) ?? 0) > (millisecondsOf(failed.last) ?? 0))
    return undefined;
  const evidence = { object: failed.name, field: failed.field };
  return { message: failed.message.replace(/^Error creating: /, ''), evidence, since: failed.first };
}

/** Whether a controller has still Pods to create. */
function isMissingPods(object: unknown): boolean {
  const count = (part: 'spec' | 'status', name: string) => numberAt(object, part, name);
  switch (textAt(object, 'kind')) {
    case 'DaemonSet':
      return (count('status', 'currentNumberScheduled') ?? 0) < (count('status', 'desiredNumberScheduled') ?? 1);
    case 'Job':
      return (
        count('status', 'completionTime') === undefined &&
        (count('status', 'active') ?? 0) < (count('spec', 'parallelism') ?? 1)
      );
    default:
      return (count('status', 'replicas') ?? 0) < (count('spec', 'replicas') ?? 1);
  }
}

interface Refused {
  /** Without the name of the Pod, which is another one each time. */
  readonly message: string;
  /** The claim that is refused, where it is not the Pod. */
  readonly claim?: string;
}

/** What the API server says: `pods "web-5d4f-x2k4q" is forbidden: …`. A StatefulSet says before it what it was about to do. */
function refusedIn(message: string): Refused {
  const said = message.replace(/^Create (?:Pod|Claim) .*? failed error: (?:failed to create PVC \S+: )?/i, '');
  const [start, kind = '', name = ''] = /^([A-Za-z.]+) "([^"]*)" is (?:forbidden|invalid): /.exec(said) ?? [];
  if (start === undefined) return { message: said };
  const rest = said.slice(start.length);
  return /^persistentvolumeclaims?$/i.test(kind) ? { message: rest, claim: name } : { message: rest };
}

/** Why the Jobs of a CronJob are refused. */
export function jobRefusal(message: string): Pick<Refusal, 'cause' | 'text' | 'fix'> {
  const { cause, text, fix } = refusalIn(refusedIn(message).message, undefined);
  const isOfJobs = cause === 'quota' && /jobs\.batch/.test(text);
  return {
    cause,
    text,
    fix: isOfJobs ? 'lower successfulJobsHistoryLimit and failedJobsHistoryLimit, or raise the quota' : fix,
  };
}
