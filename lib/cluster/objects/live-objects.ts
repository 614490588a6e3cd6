import { normalizedApiVersion } from '../../kubernetes/kinds';
import { objectsIn } from '../../kubernetes/list-items';
import { keyOf, type ObjectReference, referenceTo } from '../../status/snapshot/references';
import { entryOf } from '../../values/entry-of';
import { isClusterError } from '../cluster-error';
import { type ApiResource, type Connection, pathOf } from '../connection/connection';
import { inParallel, requestsAtOnce } from '../connection/parallel';
import type { Entries } from './object-types';
import { pageSize, pagesOf } from './pages';

/** As many objects of a kind and namespace are read one by one; of more, a list is read. */
const fewObjects = 2;
/** Of objects in more namespaces, a list over all namespaces is read. */
export const fewNamespaces = 8;

/** An object that is looked for. */
export interface Wanted {
  readonly reference: ObjectReference;
  readonly resource: ApiResource;
}

/** How live objects are read. */
interface ReadOptions {
  /** Whether what the user may not read is omitted, as if it were not there. */
  readonly omitsForbidden: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The live objects that manifests name, in their order; those that are not there are omitted, as are all of a kind that the
 * server does not serve.
 * @throws ClusterError where one cannot be read
 */
export async function liveObjectsOf(
  connection: Connection,
  manifests: readonly unknown[],
): Promise<readonly Entries[]> {
  const all = await Promise.all(
    manifests.flatMap((one) => objectsIn(one)).map(({ object }) => wantedBy(connection, object)),
  );
  const wanted = all.filter((one) => one !== undefined);
  const live = await liveObjects(connection, wanted, { omitsForbidden: false });
  return wanted.flatMap(({ reference }): readonly Entries[] => {
    const object = live.get(keyOf(reference));
    return object === undefined ? [] : [object];
  });
}

async function wantedBy(connection: Connection, manifest: unknown): Promise<Wanted | undefined> {
  const named = referenceTo(manifest);
  if (named === undefined) return undefined;
  const { kind, name, namespace = connection.namespace } = named;
  const apiVersion = normalizedApiVersion(named.apiVersion);
  const resource = await connection.resourceOf(apiVersion, kind);
  if (resource === undefined) return undefined;
  return { resource, reference: { apiVersion, kind, name, ...(resource.namespaced && { namespace }) } };
}

/** Live objects by key, read with few requests. */
export async function liveObjects(
  connection: Connection,
  wanted: readonly Wanted[],
  options: ReadOptions,
): Promise<ReadonlyMap<string, Entries>> {
  const isNamespace = ({ reference }: Wanted) => reference.kind === 'Namespace' && reference.apiVersion === 'v1';
  const namespaces = wanted.filter(isNamespace);
  const live = await readGroups(connection, namespaces, options);
  // Nothing is in a namespace that is not there.
  const missing = new Set(
    namespaces.filter(({ reference }) => !live.has(keyOf(reference))).map(({ reference }) => reference.name),
  );
  const others = wanted.filter((one) => !isNamespace(one) && !missing.has(one.reference.namespace ?? ''));
  return new Map([...live, ...(await readGroups(connection, others, options))]);
}

async function readGroups(
  connection: Connection,
  wanted: readonly Wanted[],
  options: ReadOptions,
): Promise<ReadonlyMap<string, Entries>> {
  const live = new Map<string, Entries>();
  await inParallel(groupsOf(wanted), requestsAtOnce, async ({ resource, namespace, references }) => {
    const left = new Map(references.map((reference) => [keyOf(reference), reference]));
    const take = (object: Entries) => {
      const reference = referenceTo(object);
      const key = reference && keyOf(reference);
      if (key !== undefined && left.delete(key)) live.set(key, object);
    };
    if (left.size > fewObjects) await readList(connection, { resource, namespace, left, take }, options);
    await inParallel([...left.values()], requestsAtOnce, async (reference) => {
      const object = await readObject(connection, { resource, reference }, options);
      if (object !== undefined) take(object);
    });
  });
  return live;
}

/** An object; `undefined` where it is not there. */
export async function readObject(
  connection: Connection,
  { resource, reference: { namespace, name } }: Wanted,
  { omitsForbidden, signal }: ReadOptions,
): Promise<Entries | undefined> {
  try {
    return (await connection.request({ method: 'GET', path: pathOf(resource, namespace, name), signal })) as Entries;
  } catch (error) {
    if (isClusterError(error, 'NotFound') || (omitsForbidden && isClusterError(error, 'Forbidden'))) return undefined;
    throw error;
  }
}

interface ListOfWanted {
  readonly resource: ApiResource;
  readonly namespace: string | undefined;
  readonly left: Map<string, ObjectReference>;
  readonly take: (object: Entries) => void;
}

/** Reads pages until all that is left is taken, or is known not to be there: then nothing is left. */
async function readList(
  connection: Connection,
  { resource, namespace, left, take }: ListOfWanted,
  { signal }: ReadOptions,
): Promise<void> {
  try {
    for await (const { items, remaining } of pagesOf(connection, resource, { namespace, signal })) {
      for (const object of items) take(object);
      if (left.size === 0) return;
      // A namespace may have many more objects than are wanted.
      if (remaining > left.size * pageSize) return;
    }
    left.clear();
  } catch (error) {
    // Who may not list may still read one by one; a kind that is not defined yet has no objects.
    if (isClusterError(error, 'NotFound')) left.clear();
    else if (!isClusterError(error, 'Forbidden')) throw error;
  }
}

interface Group {
  readonly resource: ApiResource;
  readonly namespace: string | undefined;
  readonly references: readonly ObjectReference[];
}

/** What is read together: the objects of a kind in a namespace, or in all namespaces where they are in many. */
function groupsOf(wanted: readonly Wanted[]): readonly Group[] {
  const kinds = new Map<string, Map<string | undefined, Wanted[]>>();
  for (const one of wanted) {
    const namespaces = entryOf(kinds, pathOf(one.resource), () => new Map<string | undefined, Wanted[]>());
    entryOf(namespaces, one.reference.namespace, () => []).push(one);
  }
  return [...kinds.values()].flatMap((namespaces) =>
    namespaces.size > fewNamespaces
      ? groupOf(undefined, [...namespaces.values()].flat())
      : [...namespaces].flatMap(([namespace, group]) => groupOf(namespace, group)),
  );
}

function groupOf(namespace: string | undefined, group: readonly Wanted[]): readonly Group[] {
  const references = group.map(({ reference }) => reference);
  return group.slice(0, 1).map(({ resource }) => ({ resource, namespace, references }));
}
