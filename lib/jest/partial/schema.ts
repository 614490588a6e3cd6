import { type Definition, type Field, type FieldType, kindDefinition, listKeysOf } from '../../kubernetes/fields';
import { own } from '../../values/own';

/** What Kubernetes knows of a value: its type, and, of a list, the fields that tell its items apart. Empty if unknown. */
export interface Schema {
  readonly type?: FieldType;
  readonly keys?: readonly string[];
}

const unknown: Schema = {};

/** The schema of a manifest; of a kind that the field table does not have, the empty one. */
export function schemaOf(manifest: unknown): Schema {
  const definition = kindDefinition(String(own(manifest, 'apiVersion')), String(own(manifest, 'kind')));
  return definition === undefined ? unknown : ofDefinition(definition);
}

/** The schema of a definition of the field table. */
export function ofDefinition(definition: Definition): Schema {
  return { type: { kind: 'object', definition: definition.name, resolved: definition } };
}

/** The schema of a field of an object, or of an entry of a map. */
export function fieldSchema({ type }: Schema, name: string): Schema {
  if (type?.kind === 'map') return { type: type.of };
  const field = type?.kind === 'object' ? type.resolved.fields.get(name) : undefined;
  return field === undefined ? unknown : ofField(field);
}

/** The schema of the items of a list. */
export function itemSchema({ type }: Schema): Schema {
  return type?.kind === 'list' ? { type: type.of } : unknown;
}

function ofField(field: Field): Schema {
  const keys = listKeysOf(field);
  return keys === undefined ? { type: field.type } : { type: field.type, keys };
}

/**
 * The fields by which the items of a list are found, where order and further items do not matter: those of kubectl's
 * strategic merge. Where the type of the list is unknown, as in custom resources: `name`, if each item has one of its own.
 */
export function keysOf({ type, keys }: Schema, items: readonly unknown[]): readonly string[] | undefined {
  if (type !== undefined) return keys;
  const names = items.map((item) => own(item, 'name'));
  const areNames = names.every((name) => typeof name === 'string') && new Set(names).size === names.length;
  return areNames && names.length > 0 ? ['name'] : undefined;
}
