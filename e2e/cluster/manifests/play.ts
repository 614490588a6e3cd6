import { type ApplyError, type ApplyResult, apply, type Cluster as Client } from '../../../lib/cluster';
import { podTemplateOf } from '../../../lib/kubernetes/pod-template';
import { type Api, type Live, type Manifest, pathOf, until } from '../harness';
import { hasItsPods, isLater, refusalsOf } from './pods';

/** Where an app is applied: its manifests are for that namespace. */
export interface Place {
  readonly api: Api;
  readonly client: Client;
  readonly namespace: string;
}

/** What was seen of an app. */
export interface Seen {
  /** Why objects were not applied. */
  readonly failed: readonly string[];
  /** The objects that are not in the cluster, or are not those that were applied. */
  readonly missing: readonly string[];
  /** Why Pods were refused: events of controllers, and answers to Pods of templates that nothing makes Pods of yet. */
  readonly refused: readonly string[];
}

/** Applies an app, and waits until all Pods of its workloads are made, or some are refused. */
export async function play({ api, client, namespace }: Place, manifests: readonly Manifest[]): Promise<Seen> {
  const { objects } = await applyAll(client, manifests);
  const find = (manifest: Manifest): Promise<Live> => api.find(pathIn(namespace, manifest));
  const live = await Promise.all(manifests.map(find));
  const uids = new Set(objects.map(({ uid }) => uid));
  const events = async (): Promise<readonly string[]> => {
    const { items } = await api.get(`${pathOf('v1', 'Event', namespace)}?fieldSelector=reason=FailedCreate`);
    return items.map(({ message }: Live) => message);
  };
  const workloads = manifests.filter((manifest) => podTemplateOf(manifest) !== undefined);
  const isOver = async (): Promise<boolean> =>
    (await events()).length > 0 || (await Promise.all(workloads.map(find))).every(hasItsPods);
  await until(`the workloads of ${namespace} have their Pods`, isOver, { every: 500 });
  return {
    failed: objects.flatMap(({ action, reason = '' }) => (action === 'failed' ? [reason] : [])),
    missing: manifests.filter((_, at) => !uids.has(live[at]?.metadata.uid)).map((each) => pathIn(namespace, each)),
    refused: [...(await events()), ...(await refusalsOf({ api, namespace }, workloads.filter(isLater)))],
  };
}

/** What becomes of all objects, also where some fail. */
export async function applyAll(client: Client, manifests: readonly Manifest[]): Promise<ApplyResult> {
  try {
    return await apply(client, manifests, { wait: false });
  } catch (error) {
    const { result } = error as ApplyError;
    if (result === undefined) throw error;
    return result;
  }
}

/** The path of an object of an app. */
export function pathIn(namespace: string, { apiVersion, kind, metadata }: Manifest): string {
  return pathOf(apiVersion, kind, namespace, metadata.name);
}
