import { child, type FieldPath, index, key } from '../../kubernetes/field-path';
import { type Definition, definitionOf, type Field, type FieldType, kindDefinition } from '../../kubernetes/fields';
import { scalars } from '../../kubernetes/scalars';
import type { Report } from '../report';
import type { Target } from '../target';
import { answerOf } from './gated-fields';
import { dropped, unavailable, unknownField, wrongType } from './shape-issues';

/** A manifest as the API server has it after decoding, and after it dropped what the target has turned off. */
export type Decoded = Record<string, unknown>;

/** How one object is decoded. */
interface Decoding {
  readonly target: Target;
  readonly report: Report;
}

/**
 * Decodes an object as the API server's strict decoding does it, along the field table: what it does not know, what has
 * the wrong type and what the target would clear without a word is reported and left out. The copy that is returned has
 * only fields of the right types; nothing in it that can be changed is shared with the object.
 * @returns undefined for a kind that the table does not have.
 */
export function decode(object: object, target: Target, report: Report): Decoded | undefined {
  const { apiVersion, kind } = object as { readonly apiVersion?: unknown; readonly kind?: unknown };
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined;
  const definition = kindDefinition(apiVersion, kind);
  if (definition === undefined) return undefined;
  return readObject(object, definition, '', { target, report });
}

function readObject(value: object, definition: Definition, path: FieldPath, decoding: Decoding): Decoded {
  const decoded: Decoded = {};
  for (const name of Object.keys(value)) {
    const raw = (value as Decoded)[name];
    if (raw === undefined) continue;
    const field = definition.fields.get(name);
    if (field === undefined) decoding.report(unknownField(child(path, name), name, definition));
    else readField(decoded, field, raw, path, decoding);
  }
  return decoded;
}

function readField(decoded: Decoded, field: Field, raw: unknown, path: FieldPath, decoding: Decoding): void {
  const { target, report } = decoding;
  const { name } = field;
  const answer =
    field.answers === undefined && field.valueAnswers === undefined ? 'accepted' : answerOf(field, target, raw);
  if (answer === 'unknown') report(unavailable(child(path, name), field, target));
  if (answer === 'unknown' || raw === null) return;
  const read = readValue(raw, field.type, child(path, name), decoding);
  if (read === undefined) return;
  if (answer === 'dropped') {
    if (!isLeftOut(read)) report(dropped(child(path, name), field, target, raw));
  } else if (answer === 'overwritten') {
    report(dropped(child(path, name), field, target, raw));
    decoded[name] = 'Default';
  } else {
    decoded[name] = read;
  }
}

/** Values that the server does not even write down: clearing them changes nothing. */
function isLeftOut(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** The value as it is decoded; `undefined` where it has the wrong type, which is reported. */
function readValue(raw: unknown, type: FieldType, path: FieldPath, decoding: Decoding): unknown {
  switch (type.kind) {
    case 'scalar': {
      const rule = scalars[type.scalar];
      if (rule.is(raw)) return raw;
      decoding.report(wrongType(path, raw, rule.words));
      return undefined;
    }
    case 'object':
      if (isObject(raw)) return readObject(raw, definitionOf(type.definition), path, decoding);
      decoding.report(wrongType(path, raw, 'an object'));
      return undefined;
    case 'list':
      if (Array.isArray(raw)) return readList(raw, type.of, path, decoding);
      decoding.report(wrongType(path, raw, 'a list'));
      return undefined;
    case 'map':
      if (isObject(raw)) return readMap(raw, type.of, path, decoding);
      decoding.report(wrongType(path, raw, 'a map'));
      return undefined;
  }
}

function readList(raw: readonly unknown[], of: FieldType, path: FieldPath, decoding: Decoding): unknown[] {
  const list: unknown[] = [];
  for (let at = 0; at < raw.length; at += 1) {
    const entry = raw[at];
    const read = entry === null || entry === undefined ? emptyOf(of) : readValue(entry, of, index(path, at), decoding);
    // A wrong entry keeps its place, so that the others keep theirs.
    list.push(read === undefined ? emptyOf(of) : read);
  }
  return list;
}

function readMap(raw: object, of: FieldType, path: FieldPath, decoding: Decoding): Decoded {
  // A key may be `__proto__`: only without a prototype is that a key like any other.
  const map: Decoded = Object.create(null);
  for (const name of Object.keys(raw)) {
    const entry = (raw as Decoded)[name];
    if (entry === undefined) continue;
    const read = entry === null ? emptyOf(of) : readValue(entry, of, key(path, name), decoding);
    if (read !== undefined) map[name] = read;
  }
  return map;
}

/** What the server makes of null in a list or map. */
function emptyOf(type: FieldType): unknown {
  if (type.kind === 'scalar') return scalars[type.scalar].empty;
  return type.kind === 'list' ? [] : {};
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
