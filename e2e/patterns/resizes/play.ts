import { apply, type Cluster as LiveCluster } from '../../../lib/cluster';
import type { KubernetesVersion } from '../../../lib/kubernetes';
import { plan } from '../../../lib/plan';
import type { PlannedObject } from '../../../lib/plan/planned';
import { equal } from '../../../lib/values/equal';
import { type Cluster, type Live, pathOf, statusOf, until } from '../harness';
import { containersWithOtherLimits } from './limits';
import type { ResizePair } from './pairs';

/** What was planned of a pair, and what the kubelet did. */
export interface PlayedResize {
  readonly planned: PlannedObject;
  readonly before: Live;
  readonly after: Live;
  /** Why the change was refused without the deletion of the Pod, if so. */
  readonly refused: string | undefined;
}

/** Creates the old Pod, plans the change over the live one, and applies it; a Pod that has to be created anew is, too. */
export async function playResize(
  { api, namespace, release, node }: Cluster,
  live: LiveCluster,
  { old, now }: ResizePair,
): Promise<PlayedResize> {
  const path = pathOf('v1', 'Pod', namespace, old.metadata.name);
  const read = () => api.get(path);
  await apply(live, old);
  const before = await read();
  const [planned] = plan([before], [now], { kubernetes: release as KubernetesVersion, namespace }).objects;
  if (planned === undefined) throw new Error(`nothing is planned for ${old.metadata.name}`);
  const refused = await apply(live, now, { wait: false }).then(
    () => undefined,
    (error: Error) => error.message,
  );
  if (planned.verdict === 'recreate') await apply(live, now, { recreate: true });
  const after = await until(`${old.metadata.name} is as its kubelet can make it`, async () => {
    const pod = await read();
    return isDone(node, pod) && pod;
  });
  return { planned, before, after, refused };
}

/** Whether the kubelet has seen the change, and has done it or cannot. A container that is just restarted has no cgroup: not yet. */
function isDone(node: string, pod: Live): boolean {
  const { metadata, spec, status } = pod;
  const has = (type: string) => status.conditions.some((one: Live) => one.type === type && one.status === 'True');
  if (status.observedGeneration !== metadata.generation || !has('Ready') || has('PodResizeInProgress')) return false;
  if (waitsFor(pod) !== undefined) return true;
  const isAsWritten = ({ name, image, resources = {} }: Live) => {
    const its = statusOf(pod, name);
    if (its.state.terminated !== undefined) return true;
    const amounts = ['requests', 'limits'].every((kind) => equal(its.resources?.[kind] ?? {}, resources[kind] ?? {}));
    return its.ready && its.image === image && (amounts || spec.resources !== undefined);
  };
  const containers = [...(spec.initContainers ?? []), ...spec.containers];
  return containers.every(isAsWritten) && containersWithOtherLimits(node, pod).length === 0;
}

/** Why the kubelet has not resized it. */
export function waitsFor({ status }: Live): string | undefined {
  return status.conditions.find(({ type }: Live) => type === 'PodResizePending')?.reason;
}
