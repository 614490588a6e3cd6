import { get } from '../../findings/field-path';
import { knownKind } from '../../kubernetes/kinds';
import { isReleaseHook } from '../../verify/practices/facts/release-hook';
import type { PlanTarget } from '../options';
import type { Pair } from '../pair';
import type { Surroundings } from '../surroundings';
import { judgeCustom } from './custom';
import { immutableFields } from './immutable-fields';
import { invalidManifest } from './invalid-manifest';
import { judgeCronJob, judgeJob } from './job';
import { forbidden, type Judgement, patch } from './judgement';
import { judgePod } from './pod';
import { refusedUpdate } from './refusals';
import { judgeService } from './service';
import { waysOutOf } from './ways-out';
import { judgeDaemonSet, judgeDeployment, judgeReplicaSet, judgeStatefulSet } from './workload';

type Judge = (pair: Pair, around: Surroundings) => Judgement;

/** What a change does to an object of a kind, once a server takes it. All other kinds are only patched. */
const judges: Readonly<Record<string, Judge>> = {
  'apps/v1 Deployment': judgeDeployment,
  'apps/v1 StatefulSet': judgeStatefulSet,
  'apps/v1 DaemonSet': judgeDaemonSet,
  'apps/v1 ReplicaSet': judgeReplicaSet,
  'v1 ReplicationController': judgeReplicaSet,
  'batch/v1 CronJob': judgeCronJob,
  'v1 Service': judgeService,
  'v1 PersistentVolumeClaim': ({ changes }) =>
    changes.some(({ field }) => field.startsWith('spec.resources'))
      ? patch('the volume grows, if its StorageClass allows expansion')
      : patch(),
};

/** Kinds that are replaced where a server refuses the change. */
const replaced: Readonly<Record<string, (pair: Pair, target: PlanTarget) => Judgement>> = {
  'v1 Pod': judgePod,
  'batch/v1 Job': judgeJob,
};

/** What happens to an object that is before and after. */
export function judge(pair: Pair, target: PlanTarget, around: Surroundings): Judgement {
  const known = knownKind(pair.after.apiVersion, pair.after.kind);
  if (known === undefined || pair.before.apiVersion !== pair.after.apiVersion)
    return immutableFields(pair) ?? judgeCustom(pair, target.workloads);
  const ofReplaced = replaced[known.id];
  if (ofReplaced !== undefined) return ofRelease(pair, ofReplaced(pair, target));
  const refused = refusedUpdate(known.id === 'v1 PersistentVolumeClaim' ? asBound(pair) : pair.old, pair.next, target);
  if (refused.length > 0) return invalidManifest(pair, target) ?? forbidden(refused, waysOutOf(pair.name, refused));
  return judges[known.id]?.(pair, around) ?? patch();
}

/** A claim as a cluster has it: manifests do not say that it has its volume, which only then can grow. */
function asBound({ isLive, old, before }: Pair): object {
  if (isLive) return old;
  const metadata = { ...(before.metadata as object | undefined), uid: 'of-a-manifest' };
  const capacity = get(before, 'spec.resources.requests');
  return { ...before, metadata, status: { phase: 'Bound', capacity } };
}

/** A hook is there for one release: Helm and Argo CD create another one for the next. */
function ofRelease({ manifest }: Pair, judgement: Judgement): Judgement {
  if (judgement.verdict !== 'recreate' || !isReleaseHook({ object: manifest })) return judgement;
  return { verdict: 'create', restarts: false, summary: 'a hook of a release: it takes the place of the one before' };
}
