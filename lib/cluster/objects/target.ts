import { knownKinds } from '../../kubernetes/kinds';
import { own } from '../../values/own';
import { ClusterError } from '../cluster-error';
import { type ApiResource, type Connection, pathOf } from '../connection/connection';
import type { KindReference, Reference } from './object-types';

/** An object in a cluster. */
export interface Target {
  readonly resource: ApiResource;
  /** `undefined` for an object of the cluster. */
  readonly namespace: string | undefined;
  readonly name: string;
  readonly path: string;
  /** As messages name it: `Deployment shop/web`. */
  readonly text: string;
  /** The uid of the object that was given, where it has one. */
  readonly uid: string | undefined;
}

/**
 * Finds out how the server serves an object.
 * @throws ClusterError where it does not; TypeError for a reference without a kind or a name
 */
export async function targetOf(connection: Connection, reference: Reference): Promise<Target> {
  const metadata = own(reference, 'metadata') ?? reference;
  const [name, given, uid] = ['name', 'namespace', 'uid'].map((field) => own(metadata, field));
  if (typeof name !== 'string' || name === '') {
    throw new TypeError(`${String(own(reference, 'kind') ?? 'object')}: name is missing; set name, or metadata.name`);
  }
  const resource = await resourceFor(connection, reference);
  const namespace = namespaceFor(connection, resource, typeof given === 'string' ? given : undefined);
  return {
    resource,
    namespace,
    name,
    path: pathOf(resource, namespace, name),
    text: `${resource.kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`,
    uid: typeof uid === 'string' && own(reference, 'metadata') !== undefined ? uid : undefined,
  };
}

/** The namespace of objects of a kind: the given one, or that of the connection. */
export function namespaceFor(connection: Connection, { namespaced }: ApiResource, given?: string): string | undefined {
  return namespaced ? (given ?? connection.namespace) : undefined;
}

/**
 * Finds out how the server serves a kind, by its name alone where that is enough.
 * @throws ClusterError where it does not
 */
export async function resourceFor(connection: Connection, { apiVersion, kind }: KindReference): Promise<ApiResource> {
  if (typeof kind !== 'string' || kind === '') throw new TypeError('kind is missing; set one, as "Deployment"');
  const version = apiVersion ?? versionOf(kind);
  const found = version === undefined ? await byName(connection, kind) : await connection.resourceOf(version, kind);
  if (found !== undefined) return found;
  const named = version === undefined ? kind : `${version} ${kind}`;
  throw new ClusterError({
    reason: 'NotServed',
    message: `the cluster does not serve ${named}; correct apiVersion and kind, or install its CustomResourceDefinition`,
    object: { kind },
  });
}

/** The latest version of a kind of ours: rows of the same kind are in their order. */
function versionOf(kind: string): string | undefined {
  return knownKinds.findLast((known) => known.kind === kind)?.apiVersion;
}

async function byName(connection: Connection, kind: string): Promise<ApiResource | undefined> {
  const all = (await connection.resources()).filter((resource) => resource.kind === kind);
  if (all.length < 2) return all[0];
  const versions = all.map(({ apiVersion }) => `"${apiVersion}"`).join(', ');
  throw new TypeError(`kind "${kind}" is in several groups; set apiVersion to one of ${versions}`);
}
