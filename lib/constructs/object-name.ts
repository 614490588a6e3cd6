import { type ApiObject, resolve } from 'cdk8s';

/** The name of an object, also where it was given as a `Lazy`. */
export function objectName(object: ApiObject): string {
  return textOf(object.name, object);
}

/** The namespace that an object names, also where it was given as a `Lazy`. */
export function objectNamespace(object: ApiObject): string | undefined {
  const { namespace } = object.metadata;
  return namespace === undefined ? undefined : textOf(namespace, object);
}

/**
 * A text, or the one that a token produces for an object. Of a token that cannot say it yet the object's path, which is no
 * name that anything has: rendering the object will report what is wrong.
 */
export function textOf(text: string, object: ApiObject): string {
  if (typeof text === 'string') return text;
  try {
    return String(resolve([], text, object));
  } catch {
    return object.node.path;
  }
}
