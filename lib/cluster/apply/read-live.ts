import { textAt } from '../../status/snapshot/read';
import { keyOf, type ObjectReference } from '../../status/snapshot/references';
import { append } from '../../values/append';
import { entryOf } from '../../values/entry-of';
import { own } from '../../values/own';
import { isClusterError } from '../cluster-error';
import { type ApiResource, type Connection, pathOf } from '../connection/connection';
import type { Entries, Item } from './items';
import { inParallel, requestsAtOnce } from './parallel';

/** As many objects of a kind and namespace are read one by one; of more, a list is read. */
const fewObjects = 2;
/** Of objects in more namespaces, a list over all namespaces is read. */
const fewNamespaces = 8;
const pageSize = 500;

/** The live objects of items, by key. What the user may not read is not among them. */
export async function readLive(
  connection: Connection,
  items: readonly Item[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, Entries>> {
  const found = new Map<string, Entries>();
  const isNamespace = ({ reference }: Item) => reference.kind === 'Namespace' && reference.apiVersion === 'v1';
  const namespaces = items.filter(isNamespace);
  await readGroups(connection, namespaces, signal, found);
  // Nothing is in a namespace that is not there.
  const missing = new Set(
    namespaces.filter(({ reference }) => !found.has(keyOf(reference))).map(({ reference }) => reference.name),
  );
  const others = items.filter((item) => !isNamespace(item) && !missing.has(item.reference.namespace ?? ''));
  await readGroups(connection, others, signal, found);
  return found;
}

async function readGroups(
  connection: Connection,
  items: readonly Item[],
  signal: AbortSignal | undefined,
  found: Map<string, Entries>,
): Promise<void> {
  const groups = [...byResource(items).values()].flatMap((group) => {
    const inNamespaces = [...byNamespace(group)];
    return inNamespaces.length > fewNamespaces ? [{ namespace: undefined, group }] : inNamespaces.map(grouped);
  });
  await inParallel(groups, requestsAtOnce, async ({ namespace, group }) => {
    const wanted = new Map(group.map(({ reference }) => [keyOf(reference), reference]));
    const take = (object: Entries) => {
      const { name, namespace: within } = object.metadata as { readonly name: string; readonly namespace?: string };
      const { apiVersion, kind } = object as { readonly apiVersion: string; readonly kind: string };
      const key = keyOf({ apiVersion, kind, name, ...(within !== undefined && { namespace: within }) });
      if (wanted.delete(key)) found.set(key, object);
    };
    const resource = group[0]?.resource;
    if (resource === undefined) return;
    if (group.length > fewObjects) await readList(connection, resource, namespace, signal, take, wanted);
    await inParallel([...wanted.values()], requestsAtOnce, async (reference) => {
      const object = await readObject(connection, resource, reference, signal);
      if (object !== undefined) take(object);
    });
  });
}

/** Reads pages until all are found that are wanted, or are known not to be there: then none is wanted any more. */
async function readList(
  connection: Connection,
  resource: ApiResource,
  namespace: string | undefined,
  signal: AbortSignal | undefined,
  take: (object: Entries) => void,
  wanted: Map<string, ObjectReference>,
): Promise<void> {
  try {
    for await (const { objects, left } of pages(connection, resource, { namespace, signal })) {
      for (const object of objects) take(object);
      if (wanted.size === 0) return;
      // A namespace may have many more objects than are wanted.
      if (left > wanted.size * pageSize) return;
    }
    wanted.clear();
  } catch (error) {
    // Who may not list may still read one by one; a kind that is not defined yet has no objects.
    if (isClusterError(error, 'NotFound')) wanted.clear();
    else if (!isClusterError(error, 'Forbidden')) throw error;
  }
}

/** An object; `undefined` where it is not there, or the user may not read it. */
export async function readObject(
  connection: Connection,
  resource: ApiResource,
  { namespace, name }: ObjectReference,
  signal?: AbortSignal,
): Promise<Entries | undefined> {
  try {
    return (await connection.request({ method: 'GET', path: pathOf(resource, namespace, name), signal })) as Entries;
  } catch (error) {
    if (isClusterError(error, 'NotFound') || isClusterError(error, 'Forbidden')) return undefined;
    throw error;
  }
}

/** What a list is asked for. */
interface ListOptions {
  readonly namespace?: string | undefined;
  readonly labelSelector?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The objects of a kind, page by page, with their kind; `left` is how many more the server knows of. */
export async function* pages(
  connection: Connection,
  resource: ApiResource,
  { namespace, labelSelector, signal }: ListOptions,
): AsyncGenerator<{ readonly objects: readonly Entries[]; readonly left: number }> {
  const path = pathOf(resource, namespace);
  let next: string | undefined;
  do {
    const query = { limit: pageSize, labelSelector, continue: next };
    const list = await connection.request({ method: 'GET', path, query, signal });
    const items = own(list, 'items');
    const { apiVersion, kind } = resource;
    const objects = (Array.isArray(items) ? items : []).map((item) => ({ apiVersion, kind, ...(item as Entries) }));
    next = textAt(list, 'metadata', 'continue') || undefined;
    yield { objects, left: Number(own(own(list, 'metadata'), 'remainingItemCount') ?? 0) };
  } while (next !== undefined);
}

/** All objects of a kind in some namespaces that have a label. */
export async function labelled(
  connection: Connection,
  resource: ApiResource,
  namespaces: readonly string[],
  labelSelector: string,
  signal?: AbortSignal,
): Promise<readonly Entries[]> {
  const everywhere = !resource.namespaced || namespaces.length > fewNamespaces;
  const lists = await inParallel(everywhere ? [undefined] : namespaces, requestsAtOnce, async (namespace) => {
    const found: Entries[] = [];
    try {
      for await (const page of pages(connection, resource, { namespace, labelSelector, signal })) {
        append(found, page.objects);
      }
    } catch (error) {
      if (!isClusterError(error, 'NotFound')) throw error;
    }
    return found;
  });
  const wanted = new Set(namespaces);
  return lists.flat().filter((object) => !resource.namespaced || wanted.has(textAt(object, 'metadata', 'namespace')));
}

function byResource(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) entryOf(groups, pathOf(item.resource), () => []).push(item);
  return groups;
}

function byNamespace(items: readonly Item[]): ReadonlyMap<string | undefined, readonly Item[]> {
  const groups = new Map<string | undefined, Item[]>();
  for (const item of items) entryOf(groups, item.reference.namespace, () => []).push(item);
  return groups;
}

function grouped([namespace, group]: readonly [string | undefined, readonly Item[]]) {
  return { namespace, group };
}
