import type { Finding } from '../../findings/finding';
import type { Job } from '../../kubernetes/generated/types';
import { counted } from '../../values/counted';
import { own } from '../../values/own';
import { hasCondition, hasEnded } from '../conditions';
import { decodedAs } from '../decoded-as';
import type { PlanTarget } from '../options';
import type { Pair } from '../pair';
import type { Entries } from '../stored/stored';
import { changesAt } from './changes-at';
import { invalidManifest } from './invalid-manifest';
import { type Judgement, patch, refusedText } from './judgement';
import { refusedUpdate } from './refusals';

/** A Job: it can be scaled and suspended, and runs once. */
export function judgeJob(pair: Pair, target: PlanTarget): Judgement {
  const refused = refusedUpdate(pair.old, pair.next, target);
  if (refused.length > 0) return invalidManifest(pair, target) ?? recreated(pair, refused);
  const { old, before, after, changes } = pair;
  if (hasEnded(old)) return patch('it has ended: no Pod of it runs');
  const [was, is] = [isSuspended(before), isSuspended(after)];
  if (!was && is) return patch('suspended: its active Pods are deleted', { restarts: true });
  if (was && !is) return patch('resumed: its Pods are created');
  const [from, to] = [atOnce(before), atOnce(after)];
  if (from !== to) return { verdict: 'scale', restarts: false, summary: `${from} → ${counted(to, 'Pod')} at once` };
  return patch(changesAt(changes, 'spec.parallelism').length > 0 ? 'as many Pods at once as before' : undefined);
}

function isSuspended(object: Entries): boolean {
  return own(own(object, 'spec'), 'suspend') === true;
}

/** How many of its Pods run at once: no more than it wants to complete. */
function atOnce(job: Entries): number {
  if (isSuspended(job)) return 0;
  const { parallelism = 1, completions = parallelism } = decodedAs<Job>(job).spec;
  return Math.min(parallelism, completions);
}

function recreated({ old, name, after }: Pair, refused: readonly Finding[]): Judgement {
  const isComplete = hasCondition(old, 'Complete');
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
export function judgeCronJob({ before, after, changes }: Pair): Judgement {
  const [was, is] = [isSuspended(before), isSuspended(after)];
  if (was !== is) return patch(is ? 'suspended: it creates no Jobs; those that run go on' : 'resumed: it creates Jobs');
  const isOfRuns = changesAt(changes, 'spec.jobTemplate').length > 0;
  return patch(isOfRuns ? 'from the next run on; a Job that runs already stays as it is' : undefined);
}
