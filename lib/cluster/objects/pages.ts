import { listAt, numberAt, textAt } from '../../status/snapshot/read';
import { ClusterError } from '../cluster-error';
import { type ApiResource, type Connection, pathOf } from '../connection/connection';

/** Which objects of a kind. */
export interface ListScope {
  /** @default all */
  readonly namespace?: string | undefined;
  readonly labelSelector?: string | undefined;
  readonly fieldSelector?: string | undefined;
  /** How many objects a page has at most. @default 500 */
  readonly limit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How many objects a page has by default. */
export const pageSize = 500;

/** Some of the objects of a list. */
export interface Page {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  /** The version of the list, from which a watch goes on. */
  readonly resourceVersion: string;
  /** How many objects are on later pages; 0 where the server does not count them. */
  readonly remaining: number;
}

/**
 * The objects of a kind, page by page, so that few are in memory at once. A server keeps the state of a list for some
 * minutes; who reads more slowly gets the pages that are left as they are by then.
 */
export async function* pagesOf(connection: Connection, resource: ApiResource, scope: ListScope): AsyncGenerator<Page> {
  const { namespace, labelSelector, fieldSelector, limit = pageSize, signal } = scope;
  const path = pathOf(resource, namespace);
  const { apiVersion, kind } = resource;
  let next: string | undefined;
  do {
    const query = { limit, labelSelector, fieldSelector, continue: next };
    try {
      const list = await connection.request({ method: 'GET', path, query, signal });
      next = textAt(list, 'metadata', 'continue') || undefined;
      // Items of a list do not say of which kind they are.
      const items = listAt(list, 'items').map((item) => ({ apiVersion, kind, ...Object(item) }));
      const resourceVersion = textAt(list, 'metadata', 'resourceVersion');
      yield { items, resourceVersion, remaining: numberAt(list, 'metadata', 'remainingItemCount') ?? 0 };
    } catch (error) {
      const token = error instanceof ClusterError && error.status === 410 ? error.continueToken : undefined;
      if (token === undefined || token === next) throw error;
      next = token;
    }
  } while (next !== undefined);
}
