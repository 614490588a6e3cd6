import { at, listAt } from '../../status/snapshot/read';
import { own } from '../../values/own';
import { type Connection, pathOf } from '../connection/connection';
import type { Item } from './items';
import { fieldManager } from './manifest-fields';
import type { SendOptions } from './send';

/** Gives a running Pod and its containers the resources of its manifest, by the subresource that alone may change them. */
export async function resize(
  connection: Connection,
  { resource, reference, manifest }: Item,
  { isDry, signal }: SendOptions,
): Promise<void> {
  const { namespace, name } = reference;
  const lists = ['initContainers', 'containers'].flatMap((list) => {
    const containers = listAt(manifest, 'spec', list).map((one) => ({
      name: own(one, 'name'),
      resources: own(one, 'resources') ?? {},
    }));
    return containers.length === 0 ? [] : [[list, containers] as const];
  });
  const resources = at(manifest, 'spec', 'resources');
  await connection.request({
    method: 'PATCH',
    path: pathOf(resource, namespace, name, 'resize'),
    query: { fieldManager, dryRun: isDry ? 'All' : undefined },
    contentType: 'application/strategic-merge-patch+json',
    body: { spec: { ...Object.fromEntries(lists), ...(resources !== undefined && { resources }) } },
    signal,
  });
}
