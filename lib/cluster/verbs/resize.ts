import type { ResourceRequirements } from '../../kubernetes/generated/types';
import { ClusterError } from '../cluster-error';
import type { Connection } from '../connection/connection';
import type { ObjectOf, Reference } from '../objects/object-types';
import { getObject } from '../objects/read';
import { targetOf } from '../objects/target';
import { findContainer } from './containers';
import { patchObject } from './patch';
import type { WriteOptions } from './write';

/** CPU and memory of a container. */
export type NewResources = Pick<ResourceRequirements, 'limits' | 'requests'>;

export async function resizePod(
  connection: Connection,
  pod: Reference,
  resources: Readonly<Record<string, NewResources>>,
  options: WriteOptions = {},
): Promise<ObjectOf<{ readonly kind: 'Pod' }>> {
  const { resource, text, name, namespace } = await targetOf(connection, pod);
  if (resource.kind !== 'Pod') {
    throw new TypeError(`${text} cannot be resized; change its pod template, or resize one of its Pods`);
  }
  if (!resource.subresources.includes('resize')) {
    throw new ClusterError({
      reason: 'NotServed',
      message: `${text}: the cluster cannot resize Pods (Kubernetes 1.33 or later can); change the pod template`,
      object: { kind: 'Pod' },
    });
  }
  const named = { apiVersion: 'v1', kind: 'Pod', name, namespace } as const;
  const { spec } = await getObject(connection, named, options);
  const changed = { containers: [] as object[], initContainers: [] as object[] };
  for (const [container, given] of Object.entries(resources)) {
    changed[findContainer(spec, container, text).list].push({ name: container, resources: given });
  }
  const body = { spec: Object.fromEntries(Object.entries(changed).filter(([, list]) => list.length > 0)) };
  return patchObject(connection, named, body, { ...options, type: 'strategic', subresource: 'resize' });
}
