import { child, type FieldPath, index, key, parse } from '../../findings/field-path';
import type { Definition } from '../../kubernetes/fields';
import { unknownFieldFix } from '../../kubernetes/unknown-field';
import { nearest } from '../../values/nearest';
import { isAsymmetric } from './asymmetric';
import { fieldSchema, itemSchema, type Schema } from './schema';

/**
 * Checks the fields of a partial where no compiler has: one that no release has is misspelled, and would match whatever is
 * absent.
 * @param schemas those that the partial may be for; one of them has to have its fields
 * @throws TypeError with what to do about the field.
 */
export function checkFields(where: string, partial: unknown, schemas: readonly Schema[]): void {
  const problems = schemas.map((schema) => unknownFieldIn(partial, schema, 'partial'));
  const [likely] = problems
    .flatMap((problem) => problem ?? [])
    .sort((one, other) => likelihood(other) - likelihood(one));
  if (likely === undefined || problems.includes(undefined)) return;
  const { path, name, owner } = likely;
  throw new TypeError(`${where}: ${path}: unknown field "${name}" in ${owner.name}; ${unknownFieldFix(name, owner)}`);
}

interface UnknownField {
  readonly path: FieldPath;
  readonly name: string;
  readonly owner: Definition;
}

/** How likely a partial is for the owner of a field: the deeper the field is; then, if the owner has one of a similar name. */
function likelihood({ path, name, owner }: UnknownField): number {
  return 2 * parse(path).length + (nearest(name, [...owner.fields.keys()]) === undefined ? 0 : 1);
}

function unknownFieldIn(partial: unknown, schema: Schema, path: FieldPath): UnknownField | undefined {
  if (typeof partial !== 'object' || partial === null || isAsymmetric(partial) || schema.type === undefined)
    return undefined;
  if (Array.isArray(partial)) {
    return firstOf(partial, (item, at) => unknownFieldIn(item, itemSchema(schema), index(path, at)));
  }
  const { type } = schema;
  return firstOf(Object.entries(partial), ([name, value]) => {
    if (type.kind === 'map') return unknownFieldIn(value, fieldSchema(schema, name), key(path, name));
    if (type.kind !== 'object') return undefined;
    const { resolved } = type;
    if (resolved.fields.has(name)) return unknownFieldIn(value, fieldSchema(schema, name), child(path, name));
    return { path: child(path, name), name, owner: resolved };
  });
}

function firstOf<T, Found>(list: readonly T[], foundIn: (item: T, at: number) => Found | undefined): Found | undefined {
  for (const [at, item] of list.entries()) {
    const found = foundIn(item, at);
    if (found !== undefined) return found;
  }
  return undefined;
}
