import type { Connection } from '../../cluster/connection/connection';
import { pause } from '../../cluster/connection/pause';
import { lastLines, logsOn } from '../../cluster/last-lines';
import { snapshotsOf } from '../../cluster/live-snapshot';
import { type ReadSnapshot, readSnapshotOf, snapshotKinds } from '../../cluster/snapshot';
import { type StatusFinding, status } from '../../status';
import type { StatusOptions } from '../../status/status-options';
import { own } from '../../values/own';
import { UnreadableSource } from '../documents/sources';

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
  rejectUnread(snapshot);
  if (isMissing(namespace, snapshot)) throw new UnreadableSource(`namespace "${namespace}" does not exist`);
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
    rejectUnread(snapshot);
    const start = Date.now();
    const unread = snapshot.objects.filter((object) => !known.has(object) || logsOn(object));
    const { lines, left } = await lastLines(connection, unread);
    // Those that are left come next time.
    for (const object of unread) if (!left.has(object)) known.set(object, linesOf(object, lines));
    const before = snapshot.objects.flatMap((object) => Object.entries(known.get(object) ?? noLines));
    const logs = { ...Object.fromEntries(before), ...lines };
    const { omitted, ...made } = statusOf(snapshot, logs, options);
    yield {
      ...made,
      omitted: [...omitted, ...(isMissing(namespace, snapshot) ? [`${namespace}: no such namespace`] : [])],
    };
    await pause(Math.max(gatherMilliseconds, (Date.now() - start) / share), signal);
  }
}

/** Who may read nothing sees nothing wrong. */
function rejectUnread({ omitted }: ReadSnapshot): void {
  const [first] = omitted;
  if (first === undefined || omitted.length < snapshotKinds.length) return;
  const { reason } = omitted.find(({ kind }) => kind === 'v1 Pod') ?? first;
  throw new UnreadableSource(`none of the kinds can be read: ${reason}`);
}

/** Whether a namespace does not exist; not where that cannot be known. */
function isMissing(namespace: string | undefined, { objects, omitted }: ReadSnapshot): boolean {
  if (namespace === undefined || omitted.some(({ kind }) => kind === 'v1 Namespace')) return false;
  return !objects.some((object) => own(object, 'kind') === 'Namespace');
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
