import { keyOf, type ObjectReference } from '../../status/snapshot/references';
import { status } from '../../status/status';
import type { StatusFinding } from '../../status/status-finding';
import { append } from '../../values/append';
import type { Connection } from '../connection/connection';
import { inParallel, requestsAtOnce } from './parallel';
import { pages } from './read-live';

/** What tells why workloads are not ready. */
const kinds = [
  ['v1', 'Pod'],
  ['v1', 'Event'],
  ['v1', 'PersistentVolumeClaim'],
  ['v1', 'Node'],
  ['apps/v1', 'ReplicaSet'],
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['apps/v1', 'DaemonSet'],
  ['batch/v1', 'Job'],
] as const;

/** What is wrong with objects that are not ready, as far as the user may read it. */
export async function whyNotReady(
  connection: Connection,
  objects: readonly ObjectReference[],
): Promise<readonly StatusFinding[]> {
  const namespaces = [...new Set(objects.map(({ namespace }) => namespace))];
  if (namespaces.length === 0) return [];
  const lists = kinds.flatMap(([apiVersion, kind]) =>
    (kind === 'Node' ? [undefined] : namespaces).map((namespace) => ({ apiVersion, kind, namespace })),
  );
  const read = await inParallel(lists, requestsAtOnce, async ({ apiVersion, kind, namespace }) => {
    const found: unknown[] = [];
    try {
      const resource = await connection.resourceOf(apiVersion, kind);
      if (resource === undefined) return found;
      for await (const page of pages(connection, resource, { namespace })) append(found, page.objects);
    } catch {
      // Who may not read a kind knows less.
    }
    return found;
  });
  const keys = new Set(objects.map(keyOf));
  return status(read.flat()).filter(({ object }) => keys.has(keyOf(object)));
}
