import type { Finding } from '../../findings/finding';
import { own } from '../../values/own';
import type { PlanTarget } from '../options';
import type { Pair } from '../pair';
import { changesAt } from './changes-at';
import { invalidManifest } from './invalid-manifest';
import { type Judgement, patch, refusedText } from './judgement';
import { refusedUpdate } from './refusals';

/** A Job: it can be scaled and suspended, and runs once. */
export function judgeJob(pair: Pair, target: PlanTarget): Judgement {
  const refused = refusedUpdate(pair.old, pair.next, target);
  if (refused.length > 0) return invalidManifest(pair, target) ?? recreated(pair, refused);
  const { before, after, changes } = pair;
  const [was, is] = [isSuspended(before), isSuspended(after)];
  if (!was && is) return patch('suspended: its active Pods are deleted', { restarts: true });
  if (was && !is) return patch('resumed: its Pods are created');
  if (changesAt(changes, 'spec.parallelism').length > 0) {
    const [from, to] = [before, after].map((job) => own(own(job, 'spec'), 'parallelism'));
    return { verdict: 'scale', restarts: false, summary: `${from} → ${to} Pods at once` };
  }
  return patch();
}

function isSuspended(job: unknown): boolean {
  return own(own(job, 'spec'), 'suspend') === true;
}

function recreated({ old, name, after }: Pair, refused: readonly Finding[]): Judgement {
  const conditions = own(own(old, 'status'), 'conditions');
  const isComplete =
    Array.isArray(conditions) &&
    conditions.some((one) => own(one, 'type') === 'Complete' && own(one, 'status') === 'True');
  return {
    verdict: 'recreate',
    restarts: true,
    summary: `the Job has to be deleted and created, and runs again; ${refusedText(refused)}`,
    notes: [
      `lost: its Pods with their logs, and its status${isComplete ? '; it is complete, and would do its work a second time' : ''}`,
    ],
    refused,
    options: [
      `give the new one another name, such as "${name.name}-2": the old one stays`,
      ...(own(own(after, 'spec'), 'ttlSecondsAfterFinished') === undefined
        ? ['set ttlSecondsAfterFinished, so that a finished Job is not in the way of the next one']
        : []),
    ],
  };
}

/** A CronJob: it makes Jobs of what it says when their time comes. */
export function judgeCronJob({ changes }: Pair): Judgement {
  const isOfRuns = changesAt(changes, 'spec.jobTemplate').length > 0;
  return patch(isOfRuns ? 'from the next run on; a Job that runs already stays as it is' : undefined);
}
