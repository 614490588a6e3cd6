import { child, type FieldPath, index, key } from './field-path';
import { type Definition, definitionOf, type Field, type FieldType, valuesOf } from './fields';
import { found } from './found';
import type { Issue, Reason } from './issue';
import { nearest } from './nearest';
import { requiredFields } from './required-fields';
import { scalars } from './scalars';

/** What came out of reading a value: the value as an API server decodes it, and what kept it from its type. */
export interface Shaped {
  readonly value: unknown;
  readonly issues: readonly Issue[];
}

/**
 * Reads an untyped value as a type. As an API server does, it takes a field that is null for absent, and null in a list
 * or map for the empty value. Fields that no release knows, wrong types, missing fields and values outside of a list are
 * issues.
 */
export function readShape(value: unknown, type: FieldType, path: FieldPath = '', field?: Field): Shaped {
  if (type.kind === 'scalar') return readScalar(value, type, path, field);
  if (type.kind === 'list') {
    if (!Array.isArray(value)) return wrong(value, path, 'a list');
    return together(
      value.map((entry, at) => readShape(entry ?? emptyOf(type.of), type.of, index(path, at), field)),
      (entries) => entries,
    );
  }
  if (!isObject(value)) return wrong(value, path, 'an object');
  return type.kind === 'map' ? readMap(value, type.of, path) : readFields(value, definitionOf(type.definition), path);
}

function readMap(value: object, type: FieldType, path: FieldPath): Shaped {
  const entries = present(value);
  return together(
    entries.map(([name, entry]) => readShape(entry ?? emptyOf(type), type, key(path, name))),
    (read) => Object.fromEntries(entries.map(([name], at) => [name, read[at]])),
  );
}

function readFields(value: object, definition: Definition, path: FieldPath): Shaped {
  const given = present(value).filter(([name, entry]) => entry !== null || !definition.fields.has(name));
  const shaped = together(
    given.map(([name, entry]) => {
      const field = definition.fields.get(name);
      if (field === undefined) return unknownField(name, entry, definition, path);
      return readShape(entry, field.type, child(path, name), field);
    }),
    (read) => Object.fromEntries(given.map(([name], at) => [name, read[at]])),
  );
  const names = new Set(given.map(([name]) => name));
  const missing = (requiredFields.get(definition.name) ?? []).filter((name) => !names.has(name));
  return { ...shaped, issues: [...shaped.issues, ...missing.map((name) => missingField(name, definition, path))] };
}

function readScalar(
  value: unknown,
  type: Extract<FieldType, { kind: 'scalar' }>,
  path: FieldPath,
  field: Field | undefined,
): Shaped {
  const { is, words } = scalars[type.scalar];
  if (!is(value)) return wrong(value, path, words);
  const values = field === undefined ? undefined : valuesOf(field);
  // A server takes the empty text for absent wherever the field may be absent.
  if (values === undefined || value === '' || values.some((allowed) => allowed === value)) return { value, issues: [] };
  const message = `must be one of ${values.map(found).join(', ')}, but is ${found(value)}`;
  return { value, issues: [issue('shape/value', path, message, 'FieldValueNotSupported', value)] };
}

function together(parts: readonly Shaped[], combine: (values: readonly unknown[]) => unknown): Shaped {
  return { value: combine(parts.map(({ value }) => value)), issues: parts.flatMap(({ issues }) => issues) };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What JSON would have of an object: its own entries that are not undefined. */
function present(value: object): (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, entry]) => entry !== undefined);
}

/** What a server makes of null in a list or map. */
function emptyOf(type: FieldType): unknown {
  return type.kind === 'scalar' ? scalars[type.scalar].empty : type.kind === 'list' ? [] : {};
}

function wrong(value: unknown, path: FieldPath, expected: string): Shaped {
  const message = `must be ${expected}, but is ${found(value)}`;
  const problem = issue('shape/type', path, message, 'FieldValueTypeInvalid', value);
  const quotable = expected === scalars.string.words && (typeof value === 'number' || typeof value === 'boolean');
  return { value, issues: [quotable ? { ...problem, fix: 'quote it' } : problem] };
}

function unknownField(name: string, value: unknown, { name: owner, fields }: Definition, path: FieldPath): Shaped {
  const meant = nearest(name, [...fields.keys()]);
  const problem = issue('shape/unknown-field', child(path, name), `is no field of ${owner}`, undefined, value);
  return { value, issues: [meant === undefined ? problem : { ...problem, fix: `write ${meant}` }] };
}

function missingField(name: string, { fields }: Definition, path: FieldPath): Issue {
  const type = fields.get(name)?.type;
  const words = type?.kind === 'scalar' ? scalars[type.scalar].words : type?.kind === 'list' ? 'a list' : 'an object';
  return issue('shape/required', child(path, name), `must be given: ${words}`, 'FieldValueRequired');
}

function issue(code: string, field: FieldPath, message: string, reason?: Reason, value?: unknown): Issue {
  return {
    code,
    severity: 'error',
    ...(reason !== undefined && { reason }),
    field,
    ...(value !== undefined && { value }),
    message,
  };
}
