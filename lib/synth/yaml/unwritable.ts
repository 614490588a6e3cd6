import { describe } from '../../findings/describe';
import { child, type FieldPath, index, key } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';
import { hasLoneSurrogate } from './double-quoted';

type Fault = Pick<Finding, 'code' | 'message' | 'fix'>;

/** The error of a manifest with values that kubectl could not read back, with the path of each; `undefined` where it has none. */
export function unwritable(manifest: unknown, construct: string | undefined): Error | undefined {
  const findings = faultsIn(manifest, '', new Set());
  if (findings.length === 0) return undefined;
  const lines = findings.map((finding) => `\n  [${construct ?? ''}] ${describe(finding)}`);
  return new Error(`Validation failed with the following errors:${lines.join('')}`);
}

/** Of an object that occurs twice, the first place counts: it may have itself in it. */
function faultsIn(value: unknown, field: FieldPath, seen: Set<unknown>): readonly Finding[] {
  const fault = faultOf(value);
  if (fault !== undefined) return [{ ...fault, severity: 'error', field }];
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  if ('toJSON' in value && typeof value.toJSON === 'function') return faultsIn(value.toJSON(), field, seen);
  if (Array.isArray(value)) return value.flatMap((item, at) => faultsIn(item, index(field, at), seen));
  return Object.entries(value).flatMap(([name, entry]) => {
    const at = /^\w+$/.test(name) ? child(field, name) : key(field, name.replace(/\p{Cs}/gu, '\ufffd'));
    return [...faultsIn(name, at, seen), ...faultsIn(entry, at, seen)];
  });
}

function faultOf(value: unknown): Fault | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return {
      code: 'app/not-finite',
      message: `must be a finite number, got ${value}`,
      fix: 'set a finite number, or remove it',
    };
  }
  if (typeof value !== 'string' || !hasLoneSurrogate(value)) return undefined;
  return {
    code: 'app/lone-surrogate',
    message: 'must not contain half a surrogate pair',
    fix: 'cut strings between characters, for example with Array.from',
  };
}
