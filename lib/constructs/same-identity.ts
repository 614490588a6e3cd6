import type { ApiObject } from 'cdk8s';
import type { Issue } from '../kubernetes/issue';

/** An object whose identity another one has already. */
export interface Duplicate {
  readonly object: ApiObject;
  readonly issue: Issue;
}

/** Objects of one API group, kind, namespace and name: in the cluster, the one would silently replace the other. */
export function sameIdentity(objects: readonly ApiObject[]): readonly Duplicate[] {
  const first = new Map<string, ApiObject>();
  return objects.flatMap((object) => {
    const identity = JSON.stringify([object.apiGroup, object.kind, object.metadata.namespace, object.name]);
    const other = first.get(identity);
    if (other !== undefined) return [{ object, issue: twice(other, object) }];
    first.set(identity, object);
    return [];
  });
}

function twice(one: ApiObject, other: ApiObject): Issue {
  const where = other.metadata.namespace === undefined ? '' : ` in namespace "${other.metadata.namespace}"`;
  return {
    code: 'app/duplicate-object',
    severity: 'error',
    field: 'metadata.name',
    value: other.name,
    message: `two objects are a ${other.kind} "${other.name}"${where}: ${one.node.path} and ${other.node.path}`,
    fix: 'give one of them another name or namespace',
  };
}
