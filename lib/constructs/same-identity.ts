import type { ApiObject } from 'cdk8s';
import { entryOf } from '../kubernetes/entry-of';
import type { Issue } from '../kubernetes/issue';

/** An object whose identity another one has already. */
export interface Duplicate {
  readonly object: ApiObject;
  readonly issue: Issue;
}

/** Objects of one API group, kind, namespace and name: in the cluster, the one would silently replace the other. */
export function sameIdentity(objects: readonly ApiObject[]): readonly Duplicate[] {
  const first = new Map<string, Map<string | undefined, Map<string, ApiObject>>>();
  return objects.flatMap((object) => {
    const ofKind = entryOf(first, `${object.apiGroup}/${object.kind}`, () => new Map());
    const namesakes = entryOf(ofKind, object.metadata.namespace, () => new Map<string, ApiObject>());
    const other = namesakes.get(object.name);
    if (other !== undefined) return [{ object, issue: twice(other, object) }];
    namesakes.set(object.name, object);
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
