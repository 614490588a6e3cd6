import type { Definition, FieldType } from '../kubernetes/fields';

/** The type of the objects of a kind; `undefined` for one that is not known. */
export function kindType(definition: Definition | undefined): FieldType | undefined {
  return definition === undefined ? undefined : { kind: 'object', definition: definition.name, resolved: definition };
}
