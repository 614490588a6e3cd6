import { defined } from '../../values/defined';
import type { Connection } from '../connection/connection';
import type { NamedObject, Reference } from '../objects/object-types';
import type { Abortable } from '../objects/read';
import { type Target, targetOf } from '../objects/target';
import { waitUntil } from '../watch/wait-until';

/** How an object is deleted. */
export interface DeleteOptions extends Abortable {
  /** How long the containers of a Pod have to stop. @default what the object says */
  readonly gracePeriodSeconds?: number | undefined;
  /** What becomes of what the object controls: deleted after it, before it, or kept. @default what its kind does */
  readonly propagation?: 'Background' | 'Foreground' | 'Orphan' | undefined;
  /** Waits until it is gone. @default false */
  readonly wait?: boolean | undefined;
  /** How long to wait. @default 300 */
  readonly timeoutSeconds?: number | undefined;
  /** Has the server check it, and delete nothing. @default false */
  readonly dryRun?: boolean | undefined;
}

export async function deleteObject(
  connection: Connection,
  reference: Reference,
  options: DeleteOptions = {},
): Promise<void> {
  const { gracePeriodSeconds, propagation, wait = false, timeoutSeconds, dryRun = false, signal } = options;
  const target = await targetOf(connection, reference);
  const { path, uid } = target;
  const body = {
    apiVersion: 'v1',
    kind: 'DeleteOptions',
    gracePeriodSeconds,
    propagationPolicy: propagation,
    ...(uid !== undefined && { preconditions: { uid } }),
    ...(dryRun && { dryRun: ['All'] }),
  };
  const answer = await connection.request({ method: 'DELETE', path, body, signal });
  if (wait && !dryRun) await waitUntil(connection, deletedIn(answer, target), 'deleted', { timeoutSeconds, signal });
}

/** The object that was deleted, and no other one of its name: the answer is the object, or a Status with its uid. */
function deletedIn(answer: unknown, { resource, namespace, name }: Target): NamedObject {
  const { metadata, details } = answer as {
    readonly metadata?: { readonly uid?: string };
    readonly details?: { readonly uid?: string };
  };
  const { apiVersion, kind } = resource;
  const uid = metadata?.uid ?? details?.uid;
  return { apiVersion, kind, metadata: { name, ...defined({ namespace, uid }) } };
}
