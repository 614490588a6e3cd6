import type { ApiObject } from 'cdk8s';
import { podTemplateOf } from '../../kubernetes/pod-template';
import type { PodLabels } from '../../pod/render';
import { readable } from '../composition';
import { objectNamespace } from '../object-name';
import { podLabelsOf } from '../pod-labels';
import type { KnownPeer } from './peers';

/** Whether a peer of a server may be the Pods of a client: selectors by expressions and addresses may select any. */
export function admits({ selected, workload }: KnownPeer, client: ApiObject, server: ApiObject): boolean {
  if (workload !== undefined) {
    return (
      mayBeSame(objectNamespace(workload.object), client) && selects(podLabelsOf(readable(workload)) ?? {}, client)
    );
  }
  const { peer, namespace, labels = {}, namespaceSelector, podSelector, ipBlock } = selected;
  if (peer === 'anywhere') return true;
  if (namespaceSelector !== undefined || podSelector !== undefined || ipBlock !== undefined) return true;
  return mayBeSame(namespace ?? objectNamespace(server), client) && selects(labels, client);
}

/** An object that names no namespace may be in any. */
function mayBeSame(namespace: string | undefined, client: ApiObject): boolean {
  const own = objectNamespace(client);
  return namespace === undefined || own === undefined || namespace === own;
}

function selects(labels: PodLabels, client: ApiObject): boolean {
  const own = podTemplateOf(readable(client).manifest())?.template.metadata?.labels ?? {};
  return Object.entries(labels).every(([name, value]) => own[name] === value);
}
