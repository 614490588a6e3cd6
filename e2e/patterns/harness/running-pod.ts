import { type Api, ApiError, type Live, pathOf } from './api';
import { type Answer, type FetchOptions, fetchFrom } from './fetch';
import { type ContainerEvent, containerEvents, containerIds } from './pod-events';
import { containerOf, type RunningContainer, statusOf } from './running-container';
import { until } from './until';
import { type DiskVolume, diskVolumes } from './volumes';

/** A Pod of the node, and what a scenario asks of it. */
export interface RunningPod {
  readonly name: string;
  readonly uid: string;
  readonly address: string;
  /** The object as it is now. @throws ApiError where it is gone. */
  readonly now: () => Promise<Live>;
  readonly container: (name: string) => Promise<RunningContainer>;
  /** Sends a request to one of its ports, by number or name: `pod.fetch('metrics', '/metrics')`. */
  readonly fetch: (port: number | string, path: string, options?: FetchOptions) => Promise<Answer>;
  readonly logs: (container: string, options?: { readonly previous?: boolean }) => Promise<string>;
  readonly exec: (container: string, ...command: readonly string[]) => Promise<string>;
  /** Deletes it, without waiting. */
  readonly delete: (gracePeriodSeconds?: number) => Promise<void>;
  /** Evicts it as soon as disruption budgets allow it, without waiting for its end. */
  readonly evict: () => Promise<void>;
  /** Waits until it is gone. */
  readonly gone: () => Promise<void>;
  /** Waits until it has succeeded or failed, and returns the object. */
  readonly ended: () => Promise<Live>;
  readonly restarts: (container: string) => Promise<number>;
  /** Its emptyDirs on disk. */
  readonly volumes: () => Promise<readonly DiskVolume[]>;
  readonly isReady: () => Promise<boolean>;
  /** What containerd and the kubelet reported about its containers. */
  readonly events: () => Promise<readonly ContainerEvent[]>;
}

/** Where a Pod runs, and how it is asked. */
export interface PodPlace {
  readonly namespace: string;
  /** The folder of the node's state. */
  readonly node: string;
  readonly api: Api;
  readonly kubectl: (...command: readonly string[]) => Promise<string>;
}

/** A Pod that is there, by its object. */
export function podIn(place: PodPlace, object: Live): RunningPod {
  const { api, namespace, node } = place;
  const { name, uid } = object.metadata;
  const path = pathOf('v1', 'Pod', namespace, name);
  /** Names by the container IDs that were ever seen; they are needed when the Pod is gone. */
  const ids = new Map(containerIds(object));
  const now = async (): Promise<Live> => {
    const pod = await api.get(path);
    if (pod.metadata.uid !== uid) throw new ApiError(404, `${name} was replaced`);
    for (const [id, container] of containerIds(pod)) ids.set(id, container);
    return pod;
  };
  const gone = () =>
    until(`${name} is gone`, async () => {
      const pod = await api.find(path);
      return pod === undefined || pod.metadata.uid !== uid;
    });
  return {
    name,
    uid,
    address: object.status.podIP ?? '',
    now,
    container: async (container) => containerOf(node, await now(), container),
    fetch: async (port, to, options) => {
      const { spec, status } = await now();
      return fetchFrom(`http://${status.podIP}:${portNumber(spec, port)}${to}`, options);
    },
    logs: (container, { previous = false } = {}) => api.text(`${path}/log?container=${container}&previous=${previous}`),
    exec: (container, ...command) => place.kubectl('exec', name, '-c', container, '--', ...command),
    delete: async (gracePeriodSeconds) => {
      await now().catch(() => undefined);
      await api.remove(path, gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds });
    },
    evict: async () => {
      const body = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
      await until(`${name} may be evicted`, async () => {
        await api.create(`${path}/eviction`, body);
        return true;
      });
    },
    gone: async () => void (await gone()),
    ended: () =>
      until(`${name} has ended`, async () => {
        const pod = await now();
        return /^(Succeeded|Failed)$/.test(pod.status.phase) && pod;
      }),
    restarts: async (container) => statusOf(await now(), container)?.restartCount ?? 0,
    volumes: async () => diskVolumes(node, await now()),
    isReady: async () => {
      const { status } = await now();
      return status.conditions.some((each: Live) => each.type === 'Ready' && each.status === 'True');
    },
    events: async () => {
      await now().catch(() => undefined);
      return containerEvents(node, ids, uid);
    },
  };
}

function portNumber(spec: Live, port: number | string): number {
  if (typeof port === 'number') return port;
  const ports = [...(spec.initContainers ?? []), ...spec.containers].flatMap((each: Live) => each.ports ?? []);
  const found = ports.find(({ name }: Live) => name === port);
  if (found === undefined) throw new Error(`no port ${port} in the Pod`);
  return found.containerPort;
}
