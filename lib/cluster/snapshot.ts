import { append } from '../values/append';
import { type Checks, check, filled, object, optional } from '../values/check';
import { ClusterError } from './cluster-error';
import type { ApiResource, Connection } from './connection/connection';
import { type ListScope, pagesOf } from './objects/pages';
import { abortable, connectionCheck } from './option-checks';

/** What is read of a cluster. */
export interface SnapshotOptions {
  /** @default all namespaces */
  readonly namespace?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

const checks: Checks<SnapshotOptions> = { ...abortable, namespace: optional(filled) };

/** A kind whose objects could not be read. */
export interface OmittedKind {
  /** As `v1 Node`. */
  readonly kind: string;
  readonly reason: string;
}

/** The objects of a cluster that its status depends on. */
export interface ReadSnapshot {
  readonly objects: readonly object[];
  /** What the user has no right to read, or the cluster does not serve. */
  readonly omitted: readonly OmittedKind[];
}

/** The kinds that `status` reads. */
export const snapshotKinds = [
  ['v1', 'Pod'],
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'ReplicaSet'],
  ['apps/v1', 'StatefulSet'],
  ['apps/v1', 'DaemonSet'],
  ['v1', 'ReplicationController'],
  ['batch/v1', 'Job'],
  ['batch/v1', 'CronJob'],
  ['v1', 'Event'],
  ['v1', 'PersistentVolumeClaim'],
  ['policy/v1', 'PodDisruptionBudget'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['v1', 'Namespace'],
  ['v1', 'Node'],
  ['storage.k8s.io/v1', 'StorageClass'],
] as const;

/** Reads all that `status` reads, page by page and the kinds at once. What a user has no right to read is named and omitted. */
export async function readSnapshotOf(connection: Connection, options: SnapshotOptions = {}): Promise<ReadSnapshot> {
  check('readSnapshotOf', connection, connectionCheck, 'connection');
  check('readSnapshotOf', options, object(checks));
  const { namespace, signal } = options;
  const omitted: OmittedKind[] = [];
  const lists = await Promise.all(
    snapshotKinds.map(async ([apiVersion, kind]) => {
      const objects: object[] = [];
      const omit = (reason: string) => omitted.push({ kind: `${apiVersion} ${kind}`, reason });
      const resource = await connection.resourceOf(apiVersion, kind);
      if (resource === undefined) {
        omit('not served by the cluster');
        return objects;
      }
      const scope = { ...scopeIn(namespace, resource), signal };
      try {
        for await (const { items } of pagesOf(connection, resource, scope)) append(objects, items);
      } catch (error) {
        if (!(error instanceof ClusterError) || error.status !== 403) throw error;
        omit(error.message);
      }
      return objects;
    }),
  );
  return { objects: lists.flat(), omitted: byKind(omitted) };
}

/** Kinds in an order that does not depend on which answer comes first. */
export function byKind(omitted: readonly OmittedKind[]): readonly OmittedKind[] {
  return [...omitted].sort((one, other) => (one.kind < other.kind ? -1 : 1));
}

/** What is read of a kind for a namespace: of the Namespaces that one alone, of other kinds of the cluster all. */
export function scopeIn(
  namespace: string | undefined,
  { apiVersion, kind, namespaced }: ApiResource,
): Pick<ListScope, 'namespace' | 'fieldSelector'> {
  if (namespaced || namespace === undefined) return { namespace };
  return apiVersion === 'v1' && kind === 'Namespace' ? { fieldSelector: `metadata.name=${namespace}` } : {};
}
