import { child, type FieldPath, index, key } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import { typedText } from '../findings/value-text';
import { blankOf } from './blank';
import type { Availability, Definition, Field, FieldType, ScalarType } from './fields';
import { scalars } from './scalars';
import { typeFix, wordsOf } from './type-fix';
import { unknownFieldFix } from './unknown-field';

/** An object's own entries, whatever they are. */
export type Entries = Record<string, unknown>;

/** What a walk along the field table reports to, and asks. */
export interface Decoder {
  readonly report: (finding: Finding) => void;
  /** Whether `"8080"` is read as 8080 and the like, where only one value makes sense, and not reported. @default false */
  readonly coerceTypes?: boolean;
  /** What becomes of a known field that not every release accepts. @default 'accepted' */
  readonly answer?: (field: Field, value: unknown) => Availability;
  /** Called for a field that is unknown to the target, dropped or overwritten. */
  readonly notAccepted?: (field: Field, value: unknown, path: FieldPath, answer: Availability) => void;
  /** Called for each object once its fields are read. */
  readonly object?: (definition: Definition, decoded: Readonly<Entries>, raw: object, path: FieldPath) => void;
  /** Is called where the result comes to differ from what was read, even where nothing is wrong with that. */
  readonly onChange?: () => void;
  /** How much of an object is copied, by its definition; with it, lists and maps that do not change are shared. @default all */
  readonly copyMode?: (definition: Definition) => CopyMode;
}

/**
 * What decoding returns for an object in which it changes nothing:
 * - `shared`: the object itself, which must not be written to;
 * - `copied`: a copy of its own fields;
 * - `every-field`: a copy that has every field of its definition, absent ones as `undefined`. These objects have one shape
 *   in V8, which halves the time of rules that read many fields.
 */
export type CopyMode = 'shared' | 'copied' | 'every-field';

/**
 * Reads an object as an API server's strict decoding does it. A field that is null is absent; null in a list or map is
 * the empty value; what nobody knows or has the wrong type is reported and left out. The copy that is returned shares
 * nothing with the object that could be changed, but for what the decoder says.
 */
export function decodeObject(value: object, definition: Definition, path: FieldPath, decoder: Decoder): Entries {
  const entries = ownEntries(value, decoder);
  const copyMode = decoder.copyMode === undefined ? 'copied' : decoder.copyMode(definition);
  const decoded =
    copyMode === 'every-field'
      ? readEveryField(entries, definition, path, decoder)
      : readInto(copyMode === 'copied' ? { ...entries } : entries, entries, definition, path, decoder);
  decoder.object?.(definition, decoded, value, path);
  return decoded;
}

/** Reads entries into what has them already, which may be themselves as long as they stay as they are. */
function readInto(
  begun: Entries,
  entries: Entries,
  definition: Definition,
  path: FieldPath,
  decoder: Decoder,
): Entries {
  let decoded = begun;
  for (const name in entries) {
    const raw = entries[name];
    const field = definition.fields.get(name);
    if (field === undefined && !Object.hasOwn(entries, name)) continue;
    if (field !== undefined && isAccepted(field) && isKept(raw, field.type)) continue;
    const read = raw === undefined ? undefined : decodeField(name, field, raw, definition, path, decoder);
    if (read === raw && raw !== undefined) continue;
    if (decoded === entries) decoded = { ...entries };
    if (read !== undefined) decoded[name] = read;
    else {
      // An unknown field is dropped, so that no name is `__proto__`.
      delete decoded[name];
      decoder.onChange?.();
    }
  }
  return decoded;
}

function readEveryField(entries: Entries, definition: Definition, path: FieldPath, decoder: Decoder): Entries {
  const decoded: Entries = { ...blankOf(definition) };
  for (const name in entries) {
    const raw = entries[name];
    const field = definition.fields.get(name);
    if (field === undefined && !Object.hasOwn(entries, name)) continue;
    if (field !== undefined && isAccepted(field) && isKept(raw, field.type)) {
      decoded[name] = raw;
      continue;
    }
    const read = raw === undefined ? undefined : decodeField(name, field, raw, definition, path, decoder);
    if (read === undefined) decoder.onChange?.();
    else decoded[name] = read;
  }
  return decoded;
}

/** An object's own entries: itself, where it inherits none. */
function ownEntries(value: object, { onChange }: Decoder): Entries {
  if (Object.getPrototypeOf(value) === Object.prototype) return value as Entries;
  onChange?.();
  return { ...value };
}

/** Reads a field that might change; `undefined` where it is dropped. */
function decodeField(
  name: string,
  field: Field | undefined,
  raw: unknown,
  definition: Definition,
  parent: FieldPath,
  decoder: Decoder,
): unknown {
  const path = child(parent, name);
  if (field === undefined) {
    decoder.report(unknownField(path, name, raw, definition));
    return undefined;
  }
  const answer = isAccepted(field) ? 'accepted' : (decoder.answer?.(field, raw) ?? 'accepted');
  if (answer === 'unknown') decoder.notAccepted?.(field, raw, path, answer);
  if (answer === 'unknown' || raw === null) return undefined;
  const read = decodeValue(raw, field.type, path, decoder);
  if (read === undefined) return undefined;
  if (answer === 'dropped' || answer === 'overwritten') decoder.notAccepted?.(field, raw, path, answer);
  if (answer === 'dropped') return undefined;
  if (answer !== 'overwritten') return read;
  decoder.onChange?.();
  // The one value that servers overwrite with: procMount's.
  return 'Default';
}

/** Whether every release takes the field, whatever its value. */
function isAccepted({ answers, valueAnswers }: Field): boolean {
  return answers === undefined && valueAnswers === undefined;
}

/** Whether a value is plainly what its type wants, and decoding leaves it as it is. */
function isKept(raw: unknown, type: FieldType): boolean {
  if (type.kind !== 'scalar') return false;
  return type.scalar === 'string' ? typeof raw === 'string' : isKeptScalar(raw, type.scalar);
}

function isKeptScalar(raw: unknown, scalar: ScalarType): boolean {
  return raw !== undefined && raw !== null && scalar !== 'bytes' && scalars[scalar].is(raw);
}

/** Reads a value as a type; `undefined` where it has another, which is reported. */
export function decodeValue(raw: unknown, type: FieldType, path: FieldPath, decoder: Decoder): unknown {
  switch (type.kind) {
    case 'scalar': {
      // In a list or map of times, of which only a status has some, null is the zero time.
      if (raw === null && type.scalar === 'time') return undefined;
      if (!scalars[type.scalar].is(raw)) return wrong(raw, path, type, decoder);
      if (type.scalar !== 'bytes' || !Array.isArray(raw)) return raw;
      decoder.onChange?.();
      return Buffer.from(raw).toString('base64');
    }
    case 'object':
      if (!isObject(raw)) return wrong(raw, path, type, decoder);
      return decodeObject(raw, type.resolved, path, decoder);
    case 'list':
      return Array.isArray(raw) ? decodeList(raw, type.of, path, decoder) : wrong(raw, path, type, decoder);
    case 'map':
      return isObject(raw) ? decodeMap(raw, type.of, path, decoder) : wrong(raw, path, type, decoder);
  }
}

function decodeList(raw: unknown[], of: FieldType, path: FieldPath, decoder: Decoder): unknown[] {
  let list = decoder.copyMode === undefined ? [...raw] : raw;
  for (let at = 0; at < raw.length; at += 1) {
    const entry = raw[at];
    if (isKept(entry, of)) continue;
    const read = decodeValue(entry ?? emptyOf(of), of, index(path, at), decoder);
    if (entry === undefined || entry === null || read === undefined) decoder.onChange?.();
    if (read === entry && entry !== undefined) continue;
    if (list === raw) list = [...raw];
    // A wrong entry keeps its place, so that the others keep theirs.
    list[at] = read ?? emptyOf(of);
  }
  return list;
}

function decodeMap(raw: object, of: FieldType, path: FieldPath, decoder: Decoder): Entries {
  const entries = ownEntries(raw, decoder);
  let map = decoder.copyMode === undefined ? { ...entries } : entries;
  for (const name in entries) {
    const entry = entries[name];
    if (isKept(entry, of) || !Object.hasOwn(entries, name)) continue;
    const read = entry === undefined ? undefined : decodeValue(entry ?? emptyOf(of), of, key(path, name), decoder);
    if (entry === null || read === undefined) decoder.onChange?.();
    if (read === entry && entry !== undefined) continue;
    if (map === entries) map = { ...entries };
    if (read === undefined) delete map[name];
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

/** What is to be read in place of a value of another type. */
function wrong(value: unknown, field: FieldPath, wanted: FieldType, decoder: Decoder): unknown {
  const { fix, intended } = typeFix(value, wanted, field);
  if (decoder.coerceTypes === true && intended !== undefined) return intended;
  decoder.report({
    code: 'shape/wrong-type',
    severity: 'error',
    reason: 'FieldValueTypeInvalid',
    field,
    value,
    message: `must be ${wordsOf(wanted)}, got ${typedText(value)}`,
    fix,
  });
  return undefined;
}

function unknownField(field: FieldPath, name: string, value: unknown, definition: Definition): Finding {
  return {
    code: 'shape/unknown-field',
    severity: 'error',
    field,
    value,
    message: `unknown field ${JSON.stringify(name)} in ${nameInKubernetes(definition)}`,
    fix: unknownFieldFix(name, definition),
  };
}

/** What Kubernetes calls a type: here, the type of an older version begins with that. */
function nameInKubernetes({ name }: Definition): string {
  return name.replace(/^V\d+(?=[A-Z])/, '');
}
