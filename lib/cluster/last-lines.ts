import { own } from '../values/own';
import type { Connection } from './connection/connection';

/** Of more containers, the logs are not read: their Pods crash for the same reasons. */
const mostContainers = 50;
/** A kubelet that does not answer is not waited for. */
const logMilliseconds = 5000;

/** The last lines of containers that end again and again, before they ended, by `namespace/pod/container`. */
export async function lastLines(
  connection: Connection,
  objects: readonly object[],
): Promise<Readonly<Record<string, string>>> {
  const crashed = objects.flatMap(crashedContainers).slice(0, mostContainers);
  const read = await Promise.all(crashed.map(async (one) => [one.join('/'), await lastLine(connection, one)] as const));
  return Object.fromEntries(read.filter(([, line]) => line !== ''));
}

type Container = readonly [namespace: string, pod: string, container: string];

function crashedContainers(object: object): readonly Container[] {
  if (own(object, 'kind') !== 'Pod') return [];
  const [metadata, status] = [own(object, 'metadata'), own(object, 'status')];
  const [namespace, pod] = [String(own(metadata, 'namespace')), String(own(metadata, 'name'))];
  return ['initContainerStatuses', 'containerStatuses'].flatMap((field) => {
    const statuses = own(status, field);
    return (Array.isArray(statuses) ? statuses : [])
      .filter((one) => own(own(own(one, 'state'), 'waiting'), 'reason') === 'CrashLoopBackOff')
      .map((one): Container => [namespace, pod, String(own(one, 'name'))]);
  });
}

/** `''` where there is none, or it cannot be read. */
async function lastLine(connection: Connection, [namespace, pod, container]: Container): Promise<string> {
  const path = `/api/v1/namespaces/${[namespace, 'pods', pod, 'log'].map(encodeURIComponent).join('/')}`;
  const signal = AbortSignal.timeout(logMilliseconds);
  let last = '';
  try {
    const query = { container, previous: true, tailLines: 1, limitBytes: 4096 };
    for await (const line of connection.lines({ method: 'GET', path, query, signal })) last = line;
  } catch {
    // The container is reported without it.
  }
  return last;
}
