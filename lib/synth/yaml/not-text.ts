import { describe } from '../../constructs/describe';
import { child, type FieldPath, index, key } from '../../kubernetes/field-path';
import type { Issue } from '../../kubernetes/issue';
import { hasLoneSurrogate } from './double-quoted';

/** Thrown for a manifest with strings that cannot be written, with the path of each. */
export function notText(manifest: unknown, construct: string | undefined): Error {
  const issues = fieldsOf(manifest, '').map((field) => `\n  [${construct ?? ''}] ${describe(issueAt(field))}`);
  return new Error(`Validation failed with the following errors:${issues.join('')}`);
}

function issueAt(field: FieldPath): Issue {
  return {
    code: 'app/lone-surrogate',
    severity: 'error',
    field,
    message: 'half a surrogate pair is not a character',
    fix: 'cut strings between characters, as Array.from does',
  };
}

/** Where strings are, values and keys, that have half a surrogate pair in them. */
function fieldsOf(value: unknown, path: FieldPath): readonly FieldPath[] {
  if (typeof value === 'string') return hasLoneSurrogate(value) ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((item, at) => fieldsOf(item, index(path, at)));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]) => {
    const field = /^\w+$/.test(name) ? child(path, name) : key(path, name.replace(/\p{Cs}/gu, '\ufffd'));
    return [...(hasLoneSurrogate(name) ? [field] : []), ...fieldsOf(entry, field)];
  });
}
