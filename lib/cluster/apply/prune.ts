import { textAt } from '../../status/snapshot/read';
import { controllerOf, keyOf, textOf } from '../../status/snapshot/references';
import { append } from '../../values/append';
import { ClusterError, isClusterError } from '../cluster-error';
import type { Connection } from '../connection/connection';
import { inParallel, requestsAtOnce } from '../connection/parallel';
import { pagesOf } from '../objects/pages';
import type { SetParent } from './apply-set';
import { configsInUse, isConfig } from './configs-in-use';
import { type DeletionEnds, remove } from './deletion';
import { keptObject, whyKept } from './kept';
import type { AppliedObject } from './result';
import type { Member } from './set-members';
import { inStages, stageOf } from './stages';

/** What is deleted together, before what is in the next one. */
type Batch = readonly Member[];

/**
 * The members that are deleted, in the reverse of the order in which they were applied; then ConfigMaps and Secrets, which
 * the Pods of others may have used; Namespaces at the end. `kept` are those that are not.
 */
export function pruneOrder(
  gone: readonly Member[],
  parent: SetParent,
): { readonly batches: readonly Batch[]; readonly kept: readonly Member[] } {
  const kept = gone.filter(({ object }) => whyKept(object, parent) !== undefined);
  const left = gone.filter((member) => !kept.includes(member));
  const isNamespace = ({ reference }: Member) => stageOf(reference) === 0;
  const [namespaces, configs] = [left.filter(isNamespace), left.filter(({ object }) => isConfig(object))];
  const others = left.filter((member) => !namespaces.includes(member) && !configs.includes(member));
  const stages = inStages(others.map((member) => ({ ...member.reference, member }))).map((stage) =>
    stage.map(({ member }) => member),
  );
  return { batches: [...stages.reverse(), configs, namespaces].filter(({ length }) => length > 0), kept };
}

/** Deletes members, and waits until those are gone that others wait for. @returns what became of each */
export async function prune(
  connection: Connection,
  gone: readonly Member[],
  parent: SetParent,
  { signal, timeout, onObject }: DeletionEnds & { readonly onObject: (object: AppliedObject) => void },
): Promise<readonly AppliedObject[]> {
  const { batches, kept } = pruneOrder(gone, parent);
  const outcomes: AppliedObject[] = [];
  const take = (outcome: AppliedObject) => {
    outcomes.push(outcome);
    onObject(outcome);
  };
  const say = ({ reference, uid }: Member, action: AppliedObject['action'], reason?: string) =>
    take({ ...reference, action, uid, conflicts: [], ...(reason !== undefined && { reason }) });
  for (const member of kept) take(keptObject(member, parent));
  const deleted = new Set(gone.filter((member) => !kept.includes(member)).map(({ uid }) => uid));
  for (const batch of batches) {
    const configs = batch.filter(({ object }) => isConfig(object));
    const used =
      configs.length === 0
        ? new Set<string>()
        : await configsUsed(connection, configs, deleted, signal).catch(forbidden);
    const isUsed = (member: Member) =>
      isConfig(member.object) && (used instanceof ClusterError || used.has(keyOf(member.reference)));
    const why = used instanceof ClusterError ? `whether Pods use it is unknown: ${used.message}` : 'Pods still use it';
    for (const member of batch.filter(isUsed)) {
      say(member, 'kept', `${textOf(member.reference)} is in no manifest any more, and stays: ${why}`);
    }
    const removed = batch.filter((member) => !isUsed(member));
    const failures = await inParallel(removed, requestsAtOnce, async (member) => {
      try {
        await remove(connection, member, member.uid, { signal, timeout });
        return undefined;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    });
    for (const [at, member] of removed.entries()) {
      const failure = failures[at];
      say(member, failure === undefined ? 'pruned' : 'failed', failure);
    }
    signal.throwIfAborted();
  }
  return outcomes;
}

/** Why it is not known which configs are used: the user may not read that. */
function forbidden(error: unknown): ClusterError {
  if (isClusterError(error, 'Forbidden')) return error;
  throw error;
}

/** The keys of the configs that Pods use, without Pods that are deleted, or whose workload is. */
async function configsUsed(
  connection: Connection,
  configs: readonly Member[],
  deleted: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const namespaces = [...new Set(configs.map(({ reference }) => reference.namespace))];
  const kinds = [
    { apiVersion: 'apps/v1', kind: 'ReplicaSet' },
    { apiVersion: 'v1', kind: 'Pod' },
  ];
  const gone = new Set(deleted);
  const running: unknown[] = [];
  // ReplicaSets first: Pods of one whose Deployment was deleted are on their way, too.
  for (const { apiVersion, kind } of kinds) {
    const resource = await connection.resourceOf(apiVersion, kind);
    if (resource === undefined) continue;
    const lists = await inParallel(namespaces, requestsAtOnce, async (namespace) => {
      const found: unknown[] = [];
      for await (const { items } of pagesOf(connection, resource, { namespace, signal })) append(found, items);
      return found;
    });
    for (const object of lists.flat()) {
      const isGone =
        textAt(object, 'metadata', 'deletionTimestamp') !== '' || gone.has(controllerOf(object)?.uid ?? '');
      if (isGone) gone.add(textAt(object, 'metadata', 'uid'));
      else running.push(object);
    }
  }
  return configsInUse(running);
}
