import { headOf, headsAt, lineBreak } from './heads';
import { stringText } from './string-text';

/** Thrown for a document that is more than plain JSON: cdk8s' own writer knows what becomes of it. */
export class NotJson extends Error {}

/** Thrown for a document in which an object occurs twice. */
export class OccursTwice extends NotJson {}

/** What is deeper is left to the library, with the error that it throws where the stack ends. */
const deepest = 64;

/** How the library marks nodes of its own. */
const nodeType = Symbol.for('yaml.node.type');

const iterate = Array.prototype[Symbol.iterator];

/**
 * The objects of a document so far. The library gives one that occurs twice an anchor, and writes an alias. Undefined in a
 * document that is known to be a tree of plain JSON.
 */
type Seen = Set<object> | undefined;

/**
 * A plain object or array in block style, without the line break at its end.
 *
 * @param isTree Whether all values are known to be plain and to occur once; otherwise this is checked.
 * @throws NotJson for values that are not plain JSON, or occur twice; LoneSurrogate for half a surrogate pair.
 */
export function writeJson(value: object, isTree = false): string {
  return item('', value, 0, isTree ? undefined : new Set());
}

/**
 * Text is handed along and grows at its end: appending is what engines do best, and the fewer pieces, the better.
 * `depth` is that of the value; where it starts, the indentation stands already.
 */
function item(text: string, value: unknown, depth: number, seen: Seen): string {
  if (typeof value !== 'object' || value === null) return text + scalar(value, depth);
  if (isList(value, depth, seen)) return value.length === 0 ? `${text}[]` : sequence(text, value, depth, seen);
  const keys = Object.keys(value);
  return keys.length === 0 ? `${text}{}` : mapping(text, value as Fields, keys, depth, seen);
}

function sequence(before: string, items: readonly unknown[], depth: number, seen: Seen): string {
  const next = `${lineBreak(depth)}- `;
  let text = item(`${before}- `, items[0], depth + 1, seen);
  for (let at = 1; at < items.length; at += 1) text = item(text + next, items[at], depth + 1, seen);
  return text;
}

type Fields = Readonly<Record<string, unknown>>;

function mapping(before: string, fields: Fields, keys: readonly string[], depth: number, seen: Seen): string {
  const { first, next } = headsAt(depth);
  let text = before;
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] as string;
    const head = headOf(at === 0 ? first : next, key);
    const value = fields[key];
    if (typeof value !== 'object' || value === null) text = text + head.scalar + scalar(value, depth + 1);
    else if (isList(value, depth + 1, seen))
      text = value.length === 0 ? `${text}${head.scalar}[]` : sequence(text + head.filled, value, depth + 1, seen);
    else {
      const inner = Object.keys(value);
      if (inner.length === 0) text = `${text}${head.scalar}{}`;
      else text = mapping(text + head.filled, value as Fields, inner, depth + 1, seen);
    }
  }
  return text;
}

/** Whether an object is a sequence or a mapping, once it is sure that it is one of both and nothing else. */
function isList(value: object, depth: number, seen: Seen): value is readonly unknown[] {
  if (depth > deepest) throw new NotJson();
  if (seen === undefined) return Array.isArray(value);
  const before = seen.size;
  if (seen.add(value).size === before) throw new OccursTwice();
  if (typeof (value as { readonly toJSON?: unknown }).toJSON === 'function' || nodeType in value) throw new NotJson();
  const prototype = Object.getPrototypeOf(value);
  if (Array.isArray(value)) {
    if (prototype !== Array.prototype || value[Symbol.iterator] !== iterate) throw new NotJson();
    return true;
  }
  if ((prototype !== Object.prototype && prototype !== null) || Symbol.iterator in value) throw new NotJson();
  return false;
}

function scalar(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return stringText(value, depth);
    case 'number':
      if (!Number.isFinite(value)) throw new NotJson();
      return Object.is(value, -0) ? '-0' : String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'undefined':
    case 'object':
      return 'null';
    default:
      throw new NotJson();
  }
}
