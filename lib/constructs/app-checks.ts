import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { onForget } from './rendering';

const checked = new WeakSet<IConstruct>();

/**
 * Has an app's validation look at all its objects together: no two may have the same API group, kind, namespace and
 * name, or one would silently replace the other in the cluster. Looks once for each rendering, not once for each chart.
 */
export function checkAppOnce(scope: IConstruct): void {
  const { root } = scope.node;
  if (checked.has(root)) return;
  checked.add(root);
  let found: string[] | undefined;
  onForget(root, () => {
    found = undefined;
  });
  root.node.addValidation({
    validate: () => {
      found ??= sameIdentity(root);
      return found;
    },
  });
}

function sameIdentity(root: IConstruct): string[] {
  const first = new Map<string, ApiObject>();
  const errors: string[] = [];
  for (const object of root.node.findAll()) {
    if (!ApiObject.isApiObject(object)) continue;
    const { kind, name, apiGroup, metadata } = object as ApiObject;
    const identity = JSON.stringify([apiGroup, kind, metadata.namespace, name]);
    const other = first.get(identity);
    if (other === undefined) first.set(identity, object as ApiObject);
    else errors.push(twice(other, object as ApiObject));
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
