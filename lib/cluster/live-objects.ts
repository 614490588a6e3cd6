import { objectsIn } from '../kubernetes/list-items';
import { own } from '../values/own';
import { isClusterError } from './cluster-error';
import { type Connection, pathOf } from './connection/connection';

/** As many objects are asked for at once. */
const atOnce = 16;

/**
 * The live objects that manifests name, in their order; those that are not there are omitted, as are all of a kind that the
 * server does not serve.
 * @throws ClusterError where one cannot be read
 */
export async function liveObjects(
  connection: Connection,
  manifests: readonly unknown[],
  { namespace = connection.namespace }: { readonly namespace?: string | undefined } = {},
): Promise<readonly object[]> {
  const left = manifests.flatMap((manifest) => objectsIn(manifest)).map(({ object }, at) => ({ object, at }));
  const found: (object | undefined)[] = [];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      found[next.at] = await liveObject(connection, next.object, namespace);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return found.filter((object) => object !== undefined);
}

async function liveObject(connection: Connection, manifest: unknown, namespace: string): Promise<object | undefined> {
  const [apiVersion, kind, metadata] = ['apiVersion', 'kind', 'metadata'].map((field) => own(manifest, field));
  const [name, written] = [own(metadata, 'name'), own(metadata, 'namespace')];
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || typeof name !== 'string' || name === '')
    return undefined;
  const resource = await connection.resourceOf(apiVersion, kind);
  if (resource === undefined) return undefined;
  const path = pathOf(resource, typeof written === 'string' && written !== '' ? written : namespace, name);
  try {
    return (await connection.request({ method: 'GET', path })) as object;
  } catch (error) {
    if (isClusterError(error, 'NotFound')) return undefined;
    throw error;
  }
}
