import type { Connection } from '../../cluster/connection/connection';
import { lastLines } from '../../cluster/last-lines';
import { readSnapshotOf } from '../../cluster/snapshot';
import { type StatusFinding, status } from '../../status';
import type { StatusOptions } from '../../status/status-options';

/** What is wrong in a cluster at one time. */
export interface ClusterStatus {
  readonly findings: readonly StatusFinding[];
  /** How many objects were read. */
  readonly objects: number;
  /** The kinds that could not be read, each with the reason. */
  readonly omitted: readonly string[];
}

/** Reads a cluster, or one of its namespaces, and the last lines of containers that crash. */
export async function readStatus(
  connection: Connection,
  namespace: string | undefined,
  options: StatusOptions,
): Promise<ClusterStatus> {
  const { objects, omitted } = await readSnapshotOf(connection, { namespace });
  const logs = await lastLines(connection, objects);
  const findings = status(objects, { ...options, logs, now: new Date().toISOString() });
  return { findings, objects: objects.length, omitted: omitted.map(({ kind, reason }) => `${kind}: ${reason}`) };
}
