import { child, type FieldPath, index, key } from './field-path';
import { type Availability, type Definition, definitionOf, type Field, type FieldType } from './fields';
import { found } from './found';
import type { Issue } from './issue';
import { nearest } from './nearest';
import { scalars } from './scalars';

/** An object's own entries, whatever they are. */
export type Entries = Record<string, unknown>;

/** What a walk along the field table reports to, and asks. */
export interface Decoder {
  readonly report: (issue: Issue) => void;
  /** What becomes of a known field that not every release accepts. @default 'accepted' */
  readonly answer?: (field: Field, value: unknown) => Availability;
  /** Is told of a field that is unknown to the target, dropped or overwritten. */
  readonly notTaken?: (field: Field, value: unknown, path: FieldPath, answer: Availability) => void;
  /** Is told of each object once its fields are read. */
  readonly object?: (definition: Definition, decoded: Readonly<Entries>, raw: object, path: FieldPath) => void;
}

/**
 * Reads an object as an API server's strict decoding does it. A field that is null is absent; null in a list or map is
 * the empty value; what nobody knows or has the wrong type is reported and left out. The copy that is returned shares
 * nothing with the object that could be changed.
 */
export function decodeObject(value: object, definition: Definition, path: FieldPath, decoder: Decoder): Entries {
  const decoded: Entries = {};
  for (const name of Object.keys(value)) {
    const raw = (value as Entries)[name];
    if (raw === undefined) continue;
    const field = definition.fields.get(name);
    if (field === undefined) decoder.report(unknownField(child(path, name), name, raw, definition));
    else decodeField(decoded, field, raw, path, decoder);
  }
  decoder.object?.(definition, decoded, value, path);
  return decoded;
}

function decodeField(decoded: Entries, field: Field, raw: unknown, path: FieldPath, decoder: Decoder): void {
  const { name } = field;
  const always = field.answers === undefined && field.valueAnswers === undefined;
  const answer = always ? 'accepted' : (decoder.answer?.(field, raw) ?? 'accepted');
  if (answer === 'unknown') decoder.notTaken?.(field, raw, child(path, name), answer);
  if (answer === 'unknown' || raw === null) return;
  const read = decodeValue(raw, field.type, child(path, name), decoder);
  if (read === undefined) return;
  if (answer === 'dropped' || answer === 'overwritten') decoder.notTaken?.(field, raw, child(path, name), answer);
  if (answer === 'dropped') return;
  // The one value that servers overwrite with: procMount's.
  decoded[name] = answer === 'overwritten' ? 'Default' : read;
}

/** Reads a value as a type; `undefined` where it has another, which is reported. */
export function decodeValue(raw: unknown, type: FieldType, path: FieldPath, decoder: Decoder): unknown {
  switch (type.kind) {
    case 'scalar': {
      const { is, words } = scalars[type.scalar];
      if (!is(raw)) return wrong(raw, path, words, decoder);
      return type.scalar === 'bytes' && Array.isArray(raw) ? Buffer.from(raw).toString('base64') : raw;
    }
    case 'object':
      if (!isObject(raw)) return wrong(raw, path, 'an object', decoder);
      return decodeObject(raw, definitionOf(type.definition), path, decoder);
    case 'list':
      return Array.isArray(raw) ? decodeList(raw, type.of, path, decoder) : wrong(raw, path, 'a list', decoder);
    case 'map':
      return isObject(raw) ? decodeMap(raw, type.of, path, decoder) : wrong(raw, path, 'an object', decoder);
  }
}

function decodeList(raw: readonly unknown[], of: FieldType, path: FieldPath, decoder: Decoder): unknown[] {
  const list: unknown[] = [];
  for (let at = 0; at < raw.length; at += 1) {
    // A wrong entry keeps its place, so that the others keep theirs.
    list.push(decodeValue(raw[at] ?? emptyOf(of), of, index(path, at), decoder) ?? emptyOf(of));
  }
  return list;
}

function decodeMap(raw: object, of: FieldType, path: FieldPath, decoder: Decoder): Entries {
  const map: Entries = {};
  for (const name of Object.keys(raw)) {
    const entry = (raw as Entries)[name];
    if (entry === undefined) continue;
    const read = decodeValue(entry ?? emptyOf(of), of, key(path, name), decoder);
    if (read === undefined) continue;
    // Assigning would set the prototype.
    if (name === '__proto__')
      Object.defineProperty(map, name, { value: read, enumerable: true, writable: true, configurable: true });
    else map[name] = read;
  }
  return map;
}

/** What a server makes of null in a list or map. */
function emptyOf(type: FieldType): unknown {
  if (type.kind === 'scalar') return scalars[type.scalar].empty;
  return type.kind === 'list' ? [] : {};
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(value: unknown, field: FieldPath, wanted: string, decoder: Decoder): undefined {
  const quotable = wanted === scalars.string.words && (typeof value === 'number' || typeof value === 'boolean');
  decoder.report({
    code: 'shape/wrong-type',
    severity: 'error',
    reason: 'FieldValueTypeInvalid',
    field,
    value,
    message: `must be ${wanted}, but is ${found(value)}`,
    ...(quotable && { fix: `quote it: "${value}"` }),
  });
  return undefined;
}

function unknownField(field: FieldPath, name: string, value: unknown, { name: owner, fields }: Definition): Issue {
  const meant = nearest(name, [...fields.keys()]);
  return {
    code: 'shape/unknown-field',
    severity: 'error',
    field,
    value,
    message: `is no field of ${owner}`,
    fix: meant === undefined ? 'take it out' : `write ${meant}`,
  };
}
