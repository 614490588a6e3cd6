import { child, type FieldPath, index, key } from './field-path';
import { found } from './found';
import type { Issue, Reason } from './issue';
import { nearest } from './nearest';
import { type Scalar, scalars } from './scalars';

/** What a field holds: one value, a list, a map, or an object with fields of its own, named by its definition. */
export type Shape =
  | { readonly scalar: Scalar; readonly values?: readonly string[] }
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly definition: string };

/** A field of a definition. */
export interface ShapeField {
  readonly shape: Shape;
  readonly required: boolean;
}

/** The fields of a definition, by name; `undefined` for a definition that is not known. */
export type Definitions = (definition: string) => ReadonlyMap<string, ShapeField> | undefined;

/** What came out of reading a value: the value as an API server decodes it, and what kept it from its type. */
export interface Shaped {
  readonly value: unknown;
  readonly issues: readonly Issue[];
}

/**
 * Reads an untyped value as a shape. As an API server does, it takes a field that is null for absent, and null in a list
 * or map for the empty value; unknown fields, wrong types, missing fields and values outside of a list are issues.
 */
export function readShape(value: unknown, shape: Shape, definitions: Definitions, path: FieldPath = ''): Shaped {
  if ('scalar' in shape) return readScalar(value, shape, path);
  if ('list' in shape) {
    if (!Array.isArray(value)) return wrong(value, path, 'a list');
    const entries = value.map((entry, at) =>
      readShape(entry ?? emptyOf(shape.list), shape.list, definitions, index(path, at)),
    );
    return { value: entries.map((entry) => entry.value), issues: entries.flatMap(({ issues }) => issues) };
  }
  if (!isObject(value)) return wrong(value, path, 'an object');
  if ('map' in shape) return readMap(value, shape.map, definitions, path);
  const fields = definitions(shape.definition);
  return fields === undefined ? { value, issues: [] } : readFields(value, fields, definitions, path);
}

function readMap(value: object, shape: Shape, definitions: Definitions, path: FieldPath): Shaped {
  const entries = present(value).map(([name, entry]) => {
    const read = readShape(entry ?? emptyOf(shape), shape, definitions, key(path, name));
    return { name, ...read };
  });
  return {
    value: Object.fromEntries(entries.map((entry) => [entry.name, entry.value])),
    issues: entries.flatMap(({ issues }) => issues),
  };
}

function readFields(
  value: object,
  fields: ReadonlyMap<string, ShapeField>,
  definitions: Definitions,
  path: FieldPath,
): Shaped {
  const given = present(value).filter(([name, entry]) => entry !== null || !fields.has(name));
  const read = given.map(([name, entry]) => {
    const field = fields.get(name);
    const shaped =
      field === undefined
        ? unknown(name, entry, path, fields)
        : readShape(entry, field.shape, definitions, child(path, name));
    return { name, ...shaped };
  });
  const names = new Set(given.map(([name]) => name));
  const missing = [...fields].filter(([name, { required }]) => required && !names.has(name));
  return {
    value: Object.fromEntries(read.map((entry) => [entry.name, entry.value])),
    issues: [
      ...read.flatMap(({ issues }) => issues),
      ...missing.map(([name, { shape }]) =>
        issue('shape/required', child(path, name), 'FieldValueRequired', undefined, `must be given: ${words(shape)}`),
      ),
    ],
  };
}

function readScalar(value: unknown, shape: Extract<Shape, { scalar: Scalar }>, path: FieldPath): Shaped {
  const { is, words: expected } = scalars[shape.scalar];
  if (!is(value)) return wrong(value, path, expected);
  if (shape.values === undefined || shape.values.some((allowed) => allowed === value)) return { value, issues: [] };
  const message = `must be one of ${shape.values.map((allowed) => JSON.stringify(allowed)).join(', ')}, but is ${found(value)}`;
  return { value, issues: [issue('shape/value', path, 'FieldValueNotSupported', value, message)] };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What JSON would have of an object: its own entries that are not undefined. */
function present(value: object): (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, entry]) => entry !== undefined);
}

/** What a server makes of null in a list or map. */
function emptyOf(shape: Shape): unknown {
  return 'scalar' in shape ? scalars[shape.scalar].empty : 'list' in shape ? [] : {};
}

function words(shape: Shape): string {
  if ('scalar' in shape)
    return shape.values?.map((value) => JSON.stringify(value)).join(' or ') ?? scalars[shape.scalar].words;
  return 'list' in shape ? 'a list' : 'an object';
}

function wrong(value: unknown, path: FieldPath, expected: string): Shaped {
  const message = `must be ${expected}, but is ${found(value)}`;
  const quoted = expected === scalars.string.words && (typeof value === 'number' || typeof value === 'boolean');
  return {
    value,
    issues: [
      { ...issue('shape/type', path, 'FieldValueTypeInvalid', value, message), ...(quoted && { fix: 'quote it' }) },
    ],
  };
}

function unknown(name: string, value: unknown, path: FieldPath, fields: ReadonlyMap<string, ShapeField>): Shaped {
  const meant = nearest(name, [...fields.keys()]);
  const message = 'is no field that any known release has';
  const unknownField = issue('shape/unknown-field', child(path, name), undefined, value, message);
  return { value, issues: [meant === undefined ? unknownField : { ...unknownField, fix: `write ${meant}` }] };
}

function issue(code: string, field: FieldPath, reason: Reason | undefined, value: unknown, message: string): Issue {
  return {
    code,
    severity: 'error',
    field,
    message,
    ...(reason !== undefined && { reason }),
    ...(value !== undefined && { value }),
  };
}
