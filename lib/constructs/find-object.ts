import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { check, object as objectCheck, string } from '../values/check';
import { isToken, produced } from '../values/token';
import { construct } from './construct-checks';
import { objectName, objectNamespace } from './object-name';

/**
 * The object of a kind and name somewhere under a construct: in a chart, an `Include`, a `Helm` release.
 * @throws Error for no object, or more than one (in several namespaces), with the existing ones.
 */
export function findObject(scope: IConstruct, kind: string, name: string): ApiObject {
  check('findObject', { scope, kind, name }, findArguments);
  const all = objectsUnder(scope);
  const wanted = nameNow(name);
  const [found, second] = all.filter((object) => object.kind === kind && objectName(object) === wanted);
  if (found === undefined)
    throw new Error(`findObject: no ${kind} "${wanted}" under ${pathOf(scope)}, only ${list(all, kind)}`);
  if (second !== undefined) {
    const places = [found, second].map(
      (object) => `${object.node.path} (namespace ${objectNamespace(object) ?? 'none'})`,
    );
    throw new Error(
      `findObject: more than one ${kind} "${wanted}" under ${pathOf(scope)}: ${places.join(', ')}; use a narrower scope`,
    );
  }
  return found;
}

/** The object of a kind and name under a construct, or `undefined` where there is not exactly one. */
export function tryFindObject(scope: IConstruct, kind: string, name: string): ApiObject | undefined {
  check('tryFindObject', { scope, kind, name }, findArguments);
  const wanted = nameNow(name);
  const [found, second] = objectsUnder(scope).filter((object) => object.kind === kind && objectName(object) === wanted);
  return second === undefined ? found : undefined;
}

const findArguments = objectCheck({ scope: construct, kind: string, name: string });

/** A name, also of an object whose name is a `Lazy`: what that produces now. */
function nameNow(name: unknown): string {
  return String(isToken(name) ? produced(name) : name);
}

function objectsUnder(scope: IConstruct): ApiObject[] {
  return scope.node.findAll().filter((construct): construct is ApiObject => ApiObject.isApiObject(construct));
}

function pathOf(scope: IConstruct): string {
  return scope.node.path === '' ? 'the app' : scope.node.path;
}

/** The existing objects, those of the kind if any: a name is more often wrong than a kind. */
function list(objects: readonly ApiObject[], kind: string): string {
  if (objects.length === 0) return 'no objects';
  const same = objects.filter((object) => object.kind === kind);
  return (same.length > 0 ? same : objects).map((object) => `${object.kind} "${objectName(object)}"`).join(', ');
}
