import { type Api, type Live, pathOf } from './api';

/** The Pods of a namespace once all are ready or have ended, and each workload is rolled out. */
export async function podsOnceSettled(api: Api, namespace: string): Promise<readonly Live[] | undefined> {
  const list = async (apiVersion: string, kind: string): Promise<readonly Live[]> =>
    (await api.get(pathOf(apiVersion, kind, namespace))).items;
  for (const kind of ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']) {
    const own = (await list('apps/v1', kind)).filter(({ metadata }) => metadata.ownerReferences === undefined);
    if (!own.every((object) => isRolledOut(kind, object))) return undefined;
  }
  const items = await list('v1', 'Pod');
  const jobs = await list('batch/v1', 'Job');
  if (items.length === 0 && jobs.length > 0) return undefined;
  const current = items.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  return current.every((pod) => isReady(pod) || hasEnded(pod)) ? current : undefined;
}

function isReady({ status }: Live): boolean {
  return (status.conditions ?? []).some((each: Live) => each.type === 'Ready' && each.status === 'True');
}

function hasEnded({ status }: Live): boolean {
  return status.phase === 'Succeeded' || status.phase === 'Failed';
}

/** Whether a workload runs what its template says, and nothing else. */
export function isRolledOut(kind: string, { metadata, spec, status }: Live): boolean {
  if ((status.observedGeneration ?? 0) < metadata.generation) return false;
  if (kind === 'DaemonSet') {
    const { desiredNumberScheduled: wanted, updatedNumberScheduled: updated, numberReady: ready } = status;
    return wanted > 0 && updated === wanted && ready === wanted;
  }
  const wanted = spec.replicas ?? 1;
  const updated = kind === 'ReplicaSet' ? wanted : (status.updatedReplicas ?? 0);
  return updated === wanted && (status.replicas ?? 0) === wanted && (status.readyReplicas ?? 0) === wanted;
}
