import type { FieldPath } from '../findings/field-path';
import type { Step } from './manifest';

/** Removes the replicas at a path: each apply would reset what an autoscaler chose. 0 stays, which turns the autoscaler off. */
export function withoutReplicas(path: FieldPath): Step {
  const names = path.split('.');
  return (manifest) => ({ manifest: without(manifest, names), findings: [] });
}

function without<Value extends object>(value: Value, [name = '', ...deeper]: readonly string[]): Value {
  if (!Object.hasOwn(value, name)) return value;
  const { [name]: inner, ...rest } = value as Readonly<Record<string, unknown>>;
  if (deeper.length === 0) return inner === 0 ? value : (rest as Value);
  return typeof inner === 'object' && inner !== null ? { ...value, [name]: without(inner, deeper) } : value;
}
