import type { ApiObject } from 'cdk8s';
import { child, type FieldPath, index } from '../findings/field-path';
import type { Finding } from '../findings/finding';

/**
 * What cdk8s cannot render for being an instance of a class, as a `Date`, which it says without the field.
 * @param message of the error that it threw
 */
export function unserializable(object: ApiObject, message: string): Finding | undefined {
  const type = /can't render non-simple object of type '([^']+)'/.exec(message)?.[1];
  if (type === undefined) return undefined;
  const { props } = object as unknown as { readonly props?: unknown };
  const field = fieldOf(props, type, '', new Set());
  if (field === undefined) return undefined;
  const fix = type === 'Date' ? 'set a string, such as date.toISOString()' : 'set plain values';
  return {
    code: 'app/render',
    severity: 'error',
    field,
    message: `must be a plain value, got an instance of ${type}`,
    fix,
  };
}

/** Where the first instance of a class is. */
function fieldOf(value: unknown, type: string, path: FieldPath, seen: Set<object>): FieldPath | undefined {
  if (typeof value !== 'object' || value === null || seen.has(value)) return undefined;
  seen.add(value);
  if (value.constructor?.name === type) return path;
  for (const [name, entry] of Object.entries(value)) {
    const at = Array.isArray(value) ? index(path, Number(name)) : child(path, name);
    const found = fieldOf(entry, type, at, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}
