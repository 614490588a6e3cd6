import { listAt, textAt } from '../../status/snapshot/read';
import { append } from '../../values/append';
import { ClusterError } from '../cluster-error';
import type { Connection } from '../connection/connection';
import type { Reference } from '../objects/object-types';
import { pagesOf } from '../objects/pages';
import { resourceFor } from '../objects/target';
import { followedLogs } from './followed-logs';
import type { LogLine, LogOptions } from './log-line';
import { logSourceOf } from './log-source';
import { pastLogs } from './past-logs';

export async function* readLogs(
  connection: Connection,
  reference: Reference,
  options: LogOptions = {},
): AsyncGenerator<LogLine> {
  const { signal, follow = false, previous = false, container } = options;
  if (follow && previous) throw new TypeError('logs: previous is not supported with follow; omit one of them');
  const source = await logSourceOf(connection, reference, signal);
  const resource = await resourceFor(connection, { apiVersion: 'v1', kind: 'Pod' });
  const { namespace, labelSelector, fieldSelector } = source;
  const pods: object[] = [];
  for await (const { items } of pagesOf(connection, resource, { namespace, labelSelector, fieldSelector, signal })) {
    for (const pod of items) if (await source.has(pod)) append(pods, [pod]);
  }
  if (pods.length === 0 && fieldSelector !== undefined) {
    throw new ClusterError({ reason: 'NotFound', status: 404, message: `${source.text}: not found` });
  }
  if (container !== undefined && pods.length > 0) checkContainer(pods, container, source.text);
  yield* follow ? followedLogs(connection, resource, source, options) : pastLogs(connection, resource, pods, options);
}

/** A name that no Pod has would be waited for without an end. */
function checkContainer(pods: readonly object[], container: string, text: string): void {
  const lists = ['initContainers', 'containers', 'ephemeralContainers'];
  const names = new Set(
    pods.flatMap((pod) => lists.flatMap((list) => listAt(pod, 'spec', list).map((one) => textAt(one, 'name')))),
  );
  if (names.has(container)) return;
  const known = [...names].map((name) => `"${name}"`).join(', ');
  throw new ClusterError({
    reason: 'UnknownContainer',
    message: `${text}: unknown container "${container}"; use one of ${known}`,
  });
}
