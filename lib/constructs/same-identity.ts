import type { ApiObject } from 'cdk8s';

/** Objects of one API group, kind, namespace and name: in the cluster, the one would silently replace the other. */
export function sameIdentity(objects: readonly ApiObject[]): readonly string[] {
  const first = new Map<string, ApiObject>();
  const errors: string[] = [];
  for (const object of objects) {
    const identity = JSON.stringify([object.apiGroup, object.kind, object.metadata.namespace, object.name]);
    const other = first.get(identity);
    if (other === undefined) first.set(identity, object);
    else errors.push(twice(other, object));
  }
  return errors;
}

function twice(one: ApiObject, other: ApiObject): string {
  const where = other.metadata.namespace === undefined ? '' : ` in namespace "${other.metadata.namespace}"`;
  return (
    `metadata.name: two objects are a ${other.kind} "${other.name}"${where}: ${one.node.path} and ${other.node.path}; ` +
    `give one of them another name or namespace [app/duplicate-object]`
  );
}
