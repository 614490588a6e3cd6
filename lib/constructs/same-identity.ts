import type { ApiObject } from 'cdk8s';
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
    const namesakes = entry(entry(first, `${object.apiGroup}/${object.kind}`), object.metadata.namespace);
    const other = namesakes.get(object.name);
    if (other !== undefined) return [{ object, issue: twice(other, object) }];
    namesakes.set(object.name, object);
    return [];
  });
}

/** The map that is kept under a key. */
function entry<K, Inner extends Map<unknown, unknown>>(maps: Map<K, Inner>, key: K): Inner {
  const known = maps.get(key);
  if (known !== undefined) return known;
  const made = new Map() as Inner;
  maps.set(key, made);
  return made;
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
