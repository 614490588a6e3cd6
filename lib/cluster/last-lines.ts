import { at, listAt, numberAt, textAt } from '../status/snapshot/read';
import { controllerOf } from '../status/snapshot/references';
import { own } from '../values/own';
import type { Connection } from './connection/connection';

/** How many logs are read. Of more, one of each workload comes first: its Pods crash for the same reason. */
const mostContainers = 50;
/** A kubelet that does not answer is not waited for. */
const logMilliseconds = 5000;

/** What was read of logs. */
export interface LastLines {
  /** By `namespace/pod/container`. */
  readonly lines: Readonly<Record<string, string>>;
  /** The Pods with containers that were not read, as there were too many. */
  readonly left: ReadonlySet<object>;
}

/** The last lines of containers that have failed, and of init containers that run. */
export async function lastLines(connection: Connection, objects: readonly object[]): Promise<LastLines> {
  const ranks = new Map<string, number>();
  const rankOf = ({ of, name }: Container) => {
    const key = JSON.stringify([of, name]);
    const rank = ranks.get(key) ?? 0;
    ranks.set(key, rank + 1);
    return rank;
  };
  const all = objects
    .flatMap(containersOf)
    .map((container) => ({ container, rank: rankOf(container) }))
    .sort((one, other) => one.rank - other.rank || Number(other.container.isLoop) - Number(one.container.isLoop))
    .map(({ container }) => container);
  const read = await Promise.all(
    all.slice(0, mostContainers).map(async (one) => {
      const { namespace, name } = one;
      return [[namespace, one.podName, name].join('/'), await lastLine(connection, one)] as const;
    }),
  );
  return {
    lines: Object.fromEntries(read.filter(([, line]) => line !== '')),
    left: new Set(all.slice(mostContainers).map(({ pod }) => pod)),
  };
}

/** Whether a Pod logs more while nothing of it changes: an init container of it runs. */
export function logsOn(pod: object): boolean {
  return containersOf(pod).some(({ isRunning }) => isRunning);
}

interface Container {
  readonly pod: object;
  readonly namespace: string;
  readonly podName: string;
  readonly name: string;
  /** What controls the Pod, or the Pod itself. */
  readonly of: string;
  /** Whether it ends again and again. */
  readonly isLoop: boolean;
  readonly isRunning: boolean;
}

function containersOf(pod: object): readonly Container[] {
  if (own(pod, 'kind') !== 'Pod') return [];
  const [namespace, podName] = [textAt(pod, 'metadata', 'namespace'), textAt(pod, 'metadata', 'name')];
  const of = controllerOf(pod)?.uid ?? `${namespace}/${podName}`;
  const sidecars = new Set(
    listAt(pod, 'spec', 'initContainers').flatMap((one) =>
      own(one, 'restartPolicy') === 'Always' ? [own(one, 'name')] : [],
    ),
  );
  const isOfInterest = (one: unknown, isInit: boolean) =>
    isLooping(one) ||
    (numberAt(one, 'state', 'terminated', 'exitCode') ?? 0) !== 0 ||
    (isInit && at(one, 'state', 'running') !== undefined && !sidecars.has(own(one, 'name')));
  return ['initContainerStatuses', 'containerStatuses'].flatMap((field) =>
    listAt(pod, 'status', field)
      .filter((one) => isOfInterest(one, field === 'initContainerStatuses'))
      .map(
        (one): Container => ({
          pod,
          namespace,
          podName,
          name: textAt(one, 'name'),
          of,
          isLoop: isLooping(one),
          isRunning: at(one, 'state', 'running') !== undefined,
        }),
      ),
  );
}

function isLooping(status: unknown): boolean {
  return textAt(status, 'state', 'waiting', 'reason') === 'CrashLoopBackOff';
}

/** `''` where there is none, or it cannot be read. */
async function lastLine(connection: Connection, { namespace, podName, name, isLoop }: Container): Promise<string> {
  const path = `/api/v1/namespaces/${[namespace, 'pods', podName, 'log'].map(encodeURIComponent).join('/')}`;
  const signal = AbortSignal.timeout(logMilliseconds);
  let last = '';
  try {
    const query = { container: name, previous: isLoop || undefined, tailLines: 10, limitBytes: 65_536 };
    for await (const line of connection.lines({ method: 'GET', path, query, signal })) {
      // Many programs end with empty lines.
      if (line.trim() !== '') last = line;
    }
  } catch {
    // The container is reported without it.
  }
  return last;
}
