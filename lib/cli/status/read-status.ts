import type { Connection } from '../../cluster/connection/connection';
import { pause } from '../../cluster/connection/pause';
import { lastLines, logsOn } from '../../cluster/last-lines';
import { snapshotsOf } from '../../cluster/live-snapshot';
import { type ReadSnapshot, readSnapshotOf } from '../../cluster/snapshot';
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
  const snapshot = await readSnapshotOf(connection, { namespace });
  const { lines } = await lastLines(connection, snapshot.objects);
  return statusOf(snapshot, lines, options);
}

/** How long changes are gathered. */
const gatherMilliseconds = 500;
/** How much of the time is spent on finding what is wrong, at most: of a large cluster, it is found less often. */
const share = 0.2;

/**
 * What is wrong now, and again after changes. Logs are read of containers whose Pod has changed, that log on, or that were too
 * many before.
 */
export async function* followStatus(
  connection: Connection,
  namespace: string | undefined,
  options: StatusOptions,
  signal: AbortSignal,
): AsyncGenerator<ClusterStatus> {
  const known = new WeakMap<object, Readonly<Record<string, string>>>();
  for await (const snapshot of snapshotsOf(connection, { namespace, signal })) {
    const start = Date.now();
    const unread = snapshot.objects.filter((object) => !known.has(object) || logsOn(object));
    const { lines, left } = await lastLines(connection, unread);
    // Those that are left come next time.
    for (const object of unread) if (!left.has(object)) known.set(object, linesOf(object, lines));
    const before = snapshot.objects.flatMap((object) => Object.entries(known.get(object) ?? noLines));
    const logs = { ...Object.fromEntries(before), ...lines };
    yield statusOf(snapshot, logs, options);
    await pause(Math.max(gatherMilliseconds, (Date.now() - start) / share), signal);
  }
}

const noLines: Readonly<Record<string, string>> = {};

/** Those lines that a Pod has logged, by `namespace/pod/container`. */
function linesOf(object: object, lines: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { kind, metadata } = object as {
    readonly kind?: string;
    readonly metadata?: { readonly namespace?: string; readonly name?: string };
  };
  if (kind !== 'Pod') return noLines;
  const its = Object.entries(lines).filter(([key]) => key.startsWith(`${metadata?.namespace}/${metadata?.name}/`));
  return its.length === 0 ? noLines : Object.fromEntries(its);
}

function statusOf(
  { objects, omitted }: ReadSnapshot,
  logs: Readonly<Record<string, string>>,
  options: StatusOptions,
): ClusterStatus {
  const findings = status(objects, { ...options, logs, now: new Date().toISOString() });
  return { findings, objects: objects.length, omitted: omitted.map(({ kind, reason }) => `${kind}: ${reason}`) };
}
