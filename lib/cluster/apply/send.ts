import { isClusterError } from '../cluster-error';
import { type Connection, pathOf } from '../connection/connection';
import type { Entries } from '../objects/object-types';
import {
  type Conflict,
  type ConflictPolicy,
  choiceFor,
  conflictsIn,
  conflictsText,
  withoutConflicts,
} from './conflicts';
import type { Item } from './items';
import { fieldManager } from './manifest-fields';

/** How objects are sent. */
export interface SendOptions {
  readonly conflicts: ConflictPolicy;
  /** Whether the server only says what it would do. */
  readonly isDry: boolean;
  readonly signal: AbortSignal | undefined;
}

/** What became of an object that was sent. */
export interface Sent {
  readonly object: Entries;
  /** What was decided about fields that others have set. */
  readonly conflicts: readonly Conflict[];
}

/** A refusal because others have set fields, of which nothing is decided. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';

  constructor(readonly conflicts: readonly Conflict[]) {
    super(`${conflictsText(conflicts)}; take these fields over, leave them, or remove them from the manifest`);
  }
}

/** Applies an object, and decides about conflicts by the policy. @throws ConflictError or ClusterError */
export async function send(connection: Connection, item: Item, options: SendOptions): Promise<Sent> {
  const { resource, reference } = item;
  const path = pathOf(resource, reference.namespace, reference.name);
  const apply = (body: Entries, force: boolean) =>
    connection.request({
      method: 'PATCH',
      path,
      query: { fieldManager, force, fieldValidation: 'Strict', dryRun: options.isDry ? 'All' : undefined },
      contentType: 'application/apply-patch+yaml',
      body,
      signal: options.signal,
    }) as Promise<Entries>;
  try {
    return { object: await apply(item.manifest, false), conflicts: [] };
  } catch (error) {
    if (!isClusterError(error, 'Conflict')) throw error;
    const conflicts = conflictsIn(error.causes, item.manifest);
    const isUndecided = (one: Conflict) => choiceFor(one, options.conflicts) === 'fail';
    if (conflicts.length === 0) throw error;
    if (conflicts.some(isUndecided)) throw new ConflictError(conflicts.filter(isUndecided));
    const left = conflicts.filter((one) => choiceFor(one, options.conflicts) === 'leave');
    return { object: await apply(withoutConflicts(item.manifest, left), true), conflicts };
  }
}
