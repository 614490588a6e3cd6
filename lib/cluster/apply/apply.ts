import { check } from '../../values/check';
import { own } from '../../values/own';
import type { Connection } from '../connection/connection';
import { connectionCheck } from '../option-checks';
import { type ApplyOptions, applySettings } from './options';
import { ApplyError, type ApplyResult } from './result';
import { run } from './run';

/** What manifests are applied to. */
type Target = Connection | { readonly connection: Connection };

function connectionOf(where: string, cluster: Target): Connection {
  const connection = (own(cluster, 'connection') ?? cluster) as Connection;
  check(where, connection, connectionCheck, 'cluster');
  return connection;
}

/**
 * Applies manifests to a cluster, server-side and in the order of what they need, waits until everything is ready, and then deletes
 * what its set has and no manifest does any more.
 *
 * An object that is as its manifest says needs no request. What fails does not keep others from being applied; nothing is
 * deleted then. Helm's and Argo CD's hooks for tests, deletion and rollback are not applied.
 *
 * @param cluster what `connect` gives, or its connection
 * @param manifests objects as JSON: one, a `List`, or an array of both
 * @throws ApplyError where an object was not applied, or does not become ready
 * @throws ApplySetError where the set is another tool's, or another run goes on applying it
 * @throws ManifestError for a manifest that is not valid, and TypeError for an option; nothing is applied then
 */
export async function apply(cluster: Target, manifests: unknown, options: ApplyOptions = {}): Promise<ApplyResult> {
  const connection = connectionOf('apply', cluster);
  const result = await run(connection, manifests, applySettings('apply', options, connection.namespace), false);
  if (result.objects.some(({ action }) => action === 'failed')) throw new ApplyError(result);
  return result;
}

/**
 * What {@link apply} would do, as the server says in a dry run: what it would create, change, refuse and delete. What is in a
 * Namespace that the manifests create, or of a kind that they define, is created, as far as a preview can tell: `reason` says
 * that the server has not judged it.
 * @throws ApplySetError where the set is another tool's, or another run goes on applying it
 * @throws ManifestError for a manifest that is not valid, and TypeError for an option
 */
export async function preview(cluster: Target, manifests: unknown, options: ApplyOptions = {}): Promise<ApplyResult> {
  const connection = connectionOf('preview', cluster);
  return run(connection, manifests, applySettings('preview', options, connection.namespace), true);
}
