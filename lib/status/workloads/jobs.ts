import { counted } from '../../values/counted';
import { own } from '../../values/own';
import { ended } from '../pods/ended';
import { exitText } from '../pods/exit-codes';
import { lastLine } from '../pods/last-line';
import { lastEnd, podView } from '../pods/pod-view';
import { at, conditionOf, conditionPath, numberAt, textAt } from '../snapshot/read';
import { millisecondsOf, timeAt } from '../snapshot/time';
import { evidenceOf, type ObjectCheck, type ObjectView } from './workload-view';

interface Failure {
  readonly text: string;
  readonly field: string;
  readonly fix: string;
}

/** Why a Job fails, as its condition names it. */
const failures: Readonly<Record<string, (job: unknown) => Failure>> = {
  BackoffLimitExceeded: (job) => ({
    text: `failed after ${failedPods(job)} (backoffLimit ${numberAt(job, 'spec', 'backoffLimit') ?? 6})`,
    field: 'spec.backoffLimit',
    fix: 'correct its program; delete the Job to run it again',
  }),
  DeadlineExceeded: (job) => ({
    text: `failed: it ran longer than activeDeadlineSeconds (${numberAt(job, 'spec', 'activeDeadlineSeconds') ?? 'unknown'} s)`,
    field: 'spec.activeDeadlineSeconds',
    fix: 'raise it, or make the Job end sooner',
  }),
  PodFailurePolicy: (job) => ({
    text: 'failed by a rule of its podFailurePolicy',
    field: `spec.podFailurePolicy${ruleIn(job)}`,
    fix: 'correct its program, or the rule',
  }),
  FailedIndexes: (job) => ({
    text: `failed: indexes ${textAt(job, 'status', 'failedIndexes') || 'unknown'} failed`,
    field: 'spec.backoffLimitPerIndex',
    fix: 'check the Pods of status.failedIndexes',
  }),
  MaxFailedIndexesExceeded: () => ({
    text: 'failed: more indexes failed than maxFailedIndexes',
    field: 'spec.maxFailedIndexes',
    fix: 'check the Pods of status.failedIndexes',
  }),
};

function failedPods(job: unknown): string {
  const failed = numberAt(job, 'status', 'failed');
  return failed === undefined ? 'some failed Pods' : counted(failed, 'failed Pod');
}

/** The rule that a condition names: `Container web … matching FailJob rule at index 1`. */
function ruleIn(job: unknown): string {
  const conditions = ['Failed', 'FailureTarget'].map((type) => textAt(conditionOf(job, type), 'message'));
  const [, position] = /rule at index (\d{1,3})/.exec(conditions.join(' ')) ?? [];
  return position === undefined ? '' : `.rules[${position}]`;
}

/** A Job that failed, with what its last Pod said; one of a CronJob only if it is the last one. */
export const failedJob: ObjectCheck = (view) => {
  const { object, quote } = view;
  const type = ['Failed', 'FailureTarget'].find((one) => textAt(conditionOf(object, one), 'status') === 'True');
  if (type === undefined) return undefined;
  const condition = conditionOf(object, type);
  const reason = textAt(condition, 'reason');
  const known = own(failures, reason) === undefined ? undefined : failures[reason]?.(object);
  const text = known?.text ?? `failed: ${quote(textAt(condition, 'message') || reason)}`;
  return {
    cause: 'job-failed',
    text: `${text}${lastExit(view)}`,
    field: known?.field ?? 'spec',
    variant: reason,
    evidence: evidenceOf(object, conditionPath(object, type)),
    since: timeAt(condition, 'lastTransitionTime'),
    fix: known?.fix ?? 'check its Pods and logs',
  };
};

/** How the container of the last Pod ended that failed. */
function lastExit({ object, snapshot, quote }: ObjectView): string {
  const views = snapshot.controlledBy(object).map((pod) => podView(pod, snapshot, quote, ''));
  const ends = views.flatMap((view) =>
    view.containers.flatMap((container) => {
      const end = lastEnd(container);
      return end === undefined || numberAt(end, 'exitCode') === 0 ? [] : [{ view, container, end }];
    }),
  );
  const time = ({ end }: (typeof ends)[number]) => millisecondsOf(textAt(end, 'finishedAt')) ?? 0;
  const last = ends.reduce<(typeof ends)[number] | undefined>(
    (one, other) => (one !== undefined && time(one) >= time(other) ? one : other),
    undefined,
  );
  if (last === undefined) return '';
  const why = ended(last.view);
  if (why !== undefined) return `; its last Pod: ${why.text}`;
  return `; container "${last.container.name}" ended with ${exitText(last.end)}${lastLine(last.view, last.container)}`;
}

/** A Job or a CronJob that is suspended. */
export const suspended: ObjectCheck = ({ object }) => {
  if (at(object, 'spec', 'suspend') !== true) return undefined;
  return {
    cause: 'suspended',
    severity: 'progress',
    text: 'suspended',
    field: 'spec.suspend',
    evidence: evidenceOf(object, 'spec.suspend'),
    since: timeAt(conditionOf(object, 'Suspended'), 'lastTransitionTime'),
    fix: 'remove suspend to go on',
  };
};

/** Whether a Job has ended: what is wrong with its Pods is told by the Job. */
export function hasFinished(job: unknown): boolean {
  return ['Complete', 'Failed', 'FailureTarget', 'SuccessCriteriaMet'].some(
    (type) => textAt(conditionOf(job, type), 'status') === 'True',
  );
}
