import { own } from '../../values/own';
import { isClusterError } from '../cluster-error';
import { type ApiRequest, type Connection, pathOf } from '../connection/connection';
import { pause } from '../connection/pause';
import { editor } from '../objects/field-manager';
import type { NamedObject, ObjectOf, Reference } from '../objects/object-types';
import { type Abortable, getObject } from '../objects/read';
import { namespaceFor, resourceFor, targetOf } from '../objects/target';

/** How an object is written. */
export interface WriteOptions extends Abortable {
  /** Has the server check it, and store nothing. @default false */
  readonly dryRun?: boolean | undefined;
}

/** An object to create: with a name, or with `generateName`. */
export interface NewObject extends Omit<NamedObject, 'metadata'> {
  readonly metadata: NamedObject['metadata'] & { readonly generateName?: string | undefined };
}

export async function createObject<const Of extends NewObject>(
  connection: Connection,
  object: Of,
  options: WriteOptions = {},
): Promise<ObjectOf<Of>> {
  const resource = await resourceFor(connection, object);
  const path = pathOf(resource, namespaceFor(connection, resource, object.metadata.namespace));
  return (await connection.request({ method: 'POST', path, body: object, ...written(options) })) as ObjectOf<Of>;
}

export async function replaceObject<const Of extends NamedObject>(
  connection: Connection,
  object: Of,
  options: WriteOptions = {},
): Promise<ObjectOf<Of>> {
  const { path, text } = await targetOf(connection, object);
  if (object.metadata.resourceVersion === undefined) {
    throw new TypeError(`${text}: metadata.resourceVersion is missing; get the object first, or use apply`);
  }
  return (await connection.request({ method: 'PUT', path, body: object, ...written(options) })) as ObjectOf<Of>;
}

/** Others change objects, too, a controller several times in a row. */
const mostConflicts = 10;

export async function changeObject<const Of extends Reference>(
  connection: Connection,
  reference: Of,
  change: (object: ObjectOf<Of>) => object | Promise<object>,
  options: WriteOptions = {},
): Promise<ObjectOf<Of>> {
  const { path } = await targetOf(connection, reference);
  for (let attempt = 1; ; attempt += 1) {
    const live = await getObject(connection, reference, options);
    const body = withVersionOf(live, await change(live));
    try {
      return (await connection.request({ method: 'PUT', path, body, ...written(options) })) as ObjectOf<Of>;
    } catch (error) {
      if (!isClusterError(error, 'Conflict') || attempt === mostConflicts) throw error;
      await pause(Math.random() * 100 * attempt, options.signal);
    }
  }
}

/** What takes the place of an object as it was read, and of no later version of it. */
function withVersionOf(live: object, changed: object): object {
  const resourceVersion = own(own(live, 'metadata'), 'resourceVersion');
  return { ...changed, metadata: { ...Object(own(changed, 'metadata')), resourceVersion } };
}

/** The parts of a request that all writes have. */
export function written({ dryRun = false, signal }: WriteOptions): Pick<ApiRequest, 'query' | 'signal'> {
  return { query: { fieldManager: editor, dryRun: dryRun ? 'All' : undefined }, signal };
}
