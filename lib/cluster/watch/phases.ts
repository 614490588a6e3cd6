import { type PodPhase, phaseOf } from '../../status/phase-of';
import { textAt } from '../../status/snapshot/read';
import { ClusterError } from '../cluster-error';
import type { Connection } from '../connection/connection';
import type { Reference } from '../objects/object-types';
import type { Abortable } from '../objects/read';
import { targetOf } from '../objects/target';
import { changesOf } from './changes';

/** The status of a Pod that is gone. */
const deletedStatus = 'Deleted';

export async function* podPhases(
  connection: Connection,
  pod: Reference,
  { signal }: Abortable = {},
): AsyncGenerator<PodPhase> {
  const { resource, namespace, name, text, uid } = await targetOf(connection, pod);
  let last: PodPhase | undefined;
  for await (const change of changesOf(connection, resource, {
    namespace,
    fieldSelector: `metadata.name=${name}`,
    signal,
  })) {
    if (change.type === 'listed') {
      if (last === undefined)
        throw new ClusterError({ reason: 'NotFound', status: 404, message: `${text}: not found` });
      continue;
    }
    // Another Pod of that name is another Pod.
    if (uid !== undefined && textAt(change.object, 'metadata', 'uid') !== uid) continue;
    if (change.type === 'deleted') {
      yield { phase: last?.phase ?? '', status: deletedStatus };
      return;
    }
    const now = phaseOf(change.object);
    if (now.phase !== last?.phase || now.status !== last.status) yield now;
    last = now;
    const isDeleted = textAt(change.object, 'metadata', 'deletionTimestamp') !== '';
    if ((now.phase === 'Succeeded' || now.phase === 'Failed') && !isDeleted) return;
  }
}
