import { podTemplateOf } from '../../../lib/kubernetes/pod-template';
import { type Cluster, type Live, type Manifest, pathOf } from '../harness';

const scaled: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController']);

type Asked = Pick<Cluster, 'api' | 'namespace'>;

/** Whether the controller of an object has made all its Pods; of a kind without one, there is nothing to wait for. */
export function hasItsPods({ kind, metadata, spec, status = {} }: Live): boolean {
  if (kind === 'DaemonSet') {
    const { desiredNumberScheduled: wanted, currentNumberScheduled: made } = status;
    return wanted > 0 && made === wanted;
  }
  if (kind === 'Job') return (status.active ?? 0) + (status.succeeded ?? 0) + (status.failed ?? 0) > 0;
  if (!scaled.has(kind)) return true;
  return status.observedGeneration === metadata.generation && (status.replicas ?? 0) === spec.replicas;
}

/** Whether Pods of an object are made by nobody yet: later, or by who uses it. */
export const isLater = ({ kind }: Manifest): boolean => kind === 'CronJob' || kind === 'PodTemplate';

/** Has a namespace admit a Pod of each template, and stores none; returns why the server refuses it, if it does. */
export async function refusalsOf({ api, namespace }: Asked, objects: readonly Manifest[]): Promise<readonly string[]> {
  const answers = objects.map(podTemplateOf).map(async (found) => {
    if (found === undefined) return [];
    const { metadata, spec } = found.template;
    // Its account is in the namespace of its app only.
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { generateName: 'asked-', labels: metadata?.labels, annotations: metadata?.annotations },
      spec: { ...spec, serviceAccountName: undefined },
    };
    return api.create(`${pathOf('v1', 'Pod', namespace)}?dryRun=All`, pod).then(
      () => [],
      (error: Error) => [error.message],
    );
  });
  return (await Promise.all(answers)).flat();
}
