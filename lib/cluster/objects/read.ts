import { append } from '../../values/append';
import type { Connection } from '../connection/connection';
import type { KindReference, ObjectOf, Reference } from './object-types';
import { type ListScope, pagesOf } from './pages';
import { namespaceFor, resourceFor, targetOf } from './target';

/** Labels or fields with their values, or a selector as kubectl takes it: `app=web,tier!=test`. */
export type Selector = string | Readonly<Record<string, string>>;

/** Which objects of a kind. */
export interface ListOptions {
  /** @default the namespace of the connection */
  readonly namespace?: string | undefined;
  /** Those of all namespaces. @default false */
  readonly allNamespaces?: boolean | undefined;
  /** @default all */
  readonly labels?: Selector | undefined;
  /** As `{ 'spec.nodeName': 'node-1' }`. @default all */
  readonly fields?: Selector | undefined;
  /** How many objects are read at once. @default 500 */
  readonly pageSize?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How long to wait at most. */
export interface Abortable {
  /** Ends the request. @default none */
  readonly signal?: AbortSignal | undefined;
}

export async function getObject<const Of extends Reference>(
  connection: Connection,
  reference: Of,
  { signal }: Abortable = {},
): Promise<ObjectOf<Of>> {
  const { path } = await targetOf(connection, reference);
  // What a server answers with is believed to be what was asked for.
  return (await connection.request({ method: 'GET', path, signal })) as ObjectOf<Of>;
}

export async function* listPages<const Of extends KindReference>(
  connection: Connection,
  kind: Of,
  options: ListOptions = {},
): AsyncGenerator<readonly ObjectOf<Of>[]> {
  const resource = await resourceFor(connection, kind);
  for await (const { items } of pagesOf(connection, resource, scopeOf(connection, resource, options))) {
    yield items as readonly ObjectOf<Of>[];
  }
}

export async function listObjects<const Of extends KindReference>(
  connection: Connection,
  kind: Of,
  options: ListOptions = {},
): Promise<readonly ObjectOf<Of>[]> {
  const objects: ObjectOf<Of>[] = [];
  for await (const page of listPages(connection, kind, options)) append(objects, page);
  return objects;
}

/** The options in the words of the API. */
export function scopeOf(
  connection: Connection,
  resource: Parameters<typeof namespaceFor>[1],
  { namespace, allNamespaces = false, labels, fields, pageSize, signal }: ListOptions,
): ListScope {
  return {
    namespace: allNamespaces ? undefined : namespaceFor(connection, resource, namespace),
    labelSelector: selectorText(labels),
    fieldSelector: selectorText(fields),
    limit: pageSize,
    signal,
  };
}

function selectorText(selector: Selector | undefined): string | undefined {
  if (selector === undefined || typeof selector === 'string') return selector;
  return Object.entries(selector)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
}
