import { child, type FieldPath, index, key } from '../../findings/field-path';
import { unknownFieldFix } from '../../kubernetes/unknown-field';
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
  const [problem] = problems;
  if (problem === undefined || problems.includes(undefined)) return;
  throw new TypeError(`${where}: ${problem}`);
}

function unknownFieldIn(partial: unknown, schema: Schema, path: FieldPath): string | undefined {
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
    return `${child(path, name)}: unknown field "${name}" in ${resolved.name}; ${unknownFieldFix(name, resolved)}`;
  });
}

function firstOf<T>(list: readonly T[], problemOf: (item: T, at: number) => string | undefined): string | undefined {
  for (const [at, item] of list.entries()) {
    const problem = problemOf(item, at);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
