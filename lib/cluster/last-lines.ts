import { at, listAt, numberAt, textAt } from '../status/snapshot/read';
import { own } from '../values/own';
import type { Connection } from './connection/connection';

/** Of more containers, the logs are not read: their Pods crash for the same reasons. */
const mostContainers = 50;
/** A kubelet that does not answer is not waited for. */
const logMilliseconds = 5000;

/** The last lines of containers that have failed, and of init containers that run, by `namespace/pod/container`. */
export async function lastLines(
  connection: Connection,
  objects: readonly object[],
): Promise<Readonly<Record<string, string>>> {
  const all = objects.flatMap(containersOf).sort((one, other) => Number(other.isLoop) - Number(one.isLoop));
  const read = await Promise.all(
    all.slice(0, mostContainers).map(async (one) => {
      const { namespace, pod, name } = one;
      return [[namespace, pod, name].join('/'), await lastLine(connection, one)] as const;
    }),
  );
  return Object.fromEntries(read.filter(([, line]) => line !== ''));
}

/** Whether a Pod logs more while nothing of it changes: an init container of it runs. */
export function logsOn(pod: object): boolean {
  return containersOf(pod).some(({ isRunning }) => isRunning);
}

interface Container {
  readonly namespace: string;
  readonly pod: string;
  readonly name: string;
  /** Whether it ends again and again. */
  readonly isLoop: boolean;
  readonly isRunning: boolean;
}

function containersOf(pod: object): readonly Container[] {
  if (own(pod, 'kind') !== 'Pod') return [];
  const [namespace, name] = [textAt(pod, 'metadata', 'namespace'), textAt(pod, 'metadata', 'name')];
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
          namespace,
          pod: name,
          name: textAt(one, 'name'),
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
async function lastLine(connection: Connection, { namespace, pod, name, isLoop }: Container): Promise<string> {
  const path = `/api/v1/namespaces/${[namespace, 'pods', pod, 'log'].map(encodeURIComponent).join('/')}`;
  const signal = AbortSignal.timeout(logMilliseconds);
  let last = '';
  try {
    const query = { container: name, previous: isLoop || undefined, tailLines: 1, limitBytes: 4096 };
    for await (const line of connection.lines({ method: 'GET', path, query, signal })) last = line;
  } catch {
    // The container is reported without it.
  }
  return last;
}
