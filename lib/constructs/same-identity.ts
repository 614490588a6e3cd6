import type { ApiObject } from 'cdk8s';
import type { Finding } from '../findings/finding';
import { isClusterScoped } from '../kubernetes/cluster-scoped';
import { entryOf } from '../values/entry-of';
import { objectName, objectNamespace } from './object-name';

/** An object whose identity another one has already. */
export interface Duplicate {
  readonly object: ApiObject;
  readonly finding: Finding;
}

/** Objects of one API group, kind, namespace and name: in the cluster, the one would silently replace the other. */
export function sameIdentity(objects: readonly ApiObject[]): readonly Duplicate[] {
  const first = new Map<string, Map<string | undefined, Map<string, ApiObject>>>();
  return objects.flatMap((object) => {
    const ofKind = entryOf(first, `${object.apiGroup}/${object.kind}`, () => new Map());
    const namespace = isClusterScoped(object.apiVersion, object.kind) ? undefined : objectNamespace(object);
    const namesakes = entryOf(ofKind, namespace, () => new Map<string, ApiObject>());
    const name = objectName(object);
    const other = namesakes.get(name);
    if (other !== undefined) return [{ object, finding: twice(other, object, namespace) }];
    namesakes.set(name, object);
    return [];
  });
}

function twice(one: ApiObject, other: ApiObject, namespace: string | undefined): Finding {
  const name = objectName(other);
  const where = namespace === undefined ? '' : ` in namespace "${namespace}"`;
  return {
    code: 'app/duplicate-object',
    severity: 'error',
    field: 'metadata.name',
    value: name,
    message: `duplicate ${other.kind} "${name}"${where}: ${one.node.path} and ${other.node.path}`,
    fix: 'rename one of them, or change its namespace',
  };
}
