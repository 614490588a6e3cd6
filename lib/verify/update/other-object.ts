import type { Finding } from '../../findings/finding';
import { valueText } from '../../findings/value-text';
import { knownKind } from '../../kubernetes/kinds';
import { own } from '../../values/own';

/**
 * What tells that an object is not one that an old one can be updated to; `undefined` where it is. An absent namespace is
 * the one of the request.
 */
export function otherObject(object: object, old: unknown): Finding | undefined {
  const same = (field: string, value: unknown, before: unknown): Finding | undefined =>
    value === before ? undefined : different(field, value, before);
  const [namespace, oldNamespace] = [namespaceOf(object), namespaceOf(old)];
  return (
    otherGroup(object, old) ??
    same('kind', own(object, 'kind'), own(old, 'kind')) ??
    same('metadata.name', nameOf(object), nameOf(old)) ??
    (namespace === '' || oldNamespace === '' || isClusterScoped(object)
      ? undefined
      : same('metadata.namespace', namespace, oldNamespace))
  );
}

function otherGroup(object: object, old: unknown): Finding | undefined {
  if (groupOf(object) === groupOf(old)) return undefined;
  return different('apiVersion', own(object, 'apiVersion'), own(old, 'apiVersion'));
}

function isClusterScoped(object: object): boolean {
  return knownKind(own(object, 'apiVersion'), own(object, 'kind'))?.scope === 'Cluster';
}

function different(field: string, value: unknown, before: unknown): Finding {
  return {
    code: 'api/other-object',
    severity: 'error',
    field,
    value,
    message: `must be ${valueText(before)} as in the object to update, got ${valueText(value)}`,
    fix: 'keep it, or create another object',
  };
}

/** All versions of a group are the same object. */
function groupOf(object: unknown): unknown {
  const version = own(object, 'apiVersion');
  return typeof version === 'string' ? version.slice(0, Math.max(0, version.indexOf('/'))) : version;
}

function nameOf(object: unknown): unknown {
  return own(own(object, 'metadata'), 'name') ?? '';
}

function namespaceOf(object: unknown): unknown {
  return own(own(object, 'metadata'), 'namespace') ?? '';
}
