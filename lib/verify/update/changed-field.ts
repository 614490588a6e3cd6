import { child, type FieldPath, index, key, parse } from '../../findings/field-path';
import { type Definition, type FieldType, kindDefinition } from '../../kubernetes/fields';
import { equal } from '../../values/equal';

type Entries = Readonly<Record<string, unknown>>;

/** An object of a kind, in canonical form. */
export interface KindObject {
  readonly apiVersion: string;
  readonly kind: string;
}

/**
 * The path of the deepest field at or below a path in which a value differs from an old one; `undefined` where both are
 * equal. Both are in canonical form, and at that path in an object.
 */
export function changedField(value: unknown, old: unknown, path: FieldPath, object: KindObject): FieldPath | undefined {
  return equal(value, old) ? undefined : deepest(value, old, path, typeAt(object, path));
}

/** Of values that differ. */
function deepest(value: unknown, old: unknown, path: FieldPath, type: FieldType | undefined): FieldPath {
  const changes = type === undefined ? [] : changesIn(value, old, path, type);
  return changes.length === 1 && changes[0] !== undefined ? changes[0] : path;
}

function changesIn(value: unknown, old: unknown, path: FieldPath, type: FieldType): readonly FieldPath[] {
  switch (type.kind) {
    case 'scalar':
      return [];
    case 'list': {
      if (!Array.isArray(value) || !Array.isArray(old) || value.length !== old.length) return [];
      const changed = [...value.keys()].filter((at) => !equal(value[at], old[at]));
      return changed.map((at) => deepest(value[at], old[at], index(path, at), type.of));
    }
    case 'map':
      return changedNames(value, old).map((name) => key(path, name));
    case 'object': {
      const { fields } = type.resolved;
      const [now, before] = [value as Entries | undefined, old as Entries | undefined];
      return changedNames(value, old).map((name) =>
        deepest(now?.[name], before?.[name], child(path, name), fields.get(name)?.type),
      );
    }
  }
}

/** The names of what differs in two objects or maps; none where one of them is absent. */
function changedNames(value: unknown, old: unknown): readonly string[] {
  if (!isObject(value) || !isObject(old)) return [];
  const names = new Set([...Object.keys(value), ...Object.keys(old)]);
  return [...names].filter((name) => !equal(value[name], old[name]));
}

function typeAt({ apiVersion, kind }: KindObject, path: FieldPath): FieldType | undefined {
  let fields: Definition['fields'] | undefined = kindDefinition(apiVersion, kind)?.fields;
  let type: FieldType | undefined;
  for (const { name, kind: step } of parse(path)) {
    if (step === 'child') type = fields?.get(name)?.type;
    else type = type?.kind === 'list' || type?.kind === 'map' ? type.of : undefined;
    fields = type?.kind === 'object' ? type.resolved.fields : undefined;
  }
  return type;
}

function isObject(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
