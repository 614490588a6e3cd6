import { keyText, stringText } from './string-text';

/** Thrown for a document that is more than plain JSON: cdk8s' own writer knows what becomes of it. */
export class NotJson extends Error {}

/** Line breaks by depth, each with the indentation that follows it. */
const breaks = ['\n'];
const breakAt = (depth: number): string => {
  for (let next = breaks.length; next <= depth; next += 1) breaks.push(`\n${'  '.repeat(next)}`);
  return breaks[depth] ?? '\n';
};

/**
 * A plain object or array in block style, without the line break at its end.
 *
 * @throws NotJson for what is not plain JSON, or occurs twice.
 */
export function writeJson(value: object): string {
  return write(value, 0, '', new Seen());
}

/** Text is handed along and grows at its end: appending is what engines do best. */
function write(value: unknown, depth: number, text: string, seen: Seen): string {
  switch (typeof value) {
    case 'string':
      return text + stringText(value, depth);
    case 'number':
      if (!Number.isFinite(value) || Object.is(value, -0)) throw new NotJson();
      return text + value;
    case 'boolean':
      return text + value;
    case 'undefined':
      return `${text}null`;
    case 'object':
      if (value === null) return `${text}null`;
      seen.add(value);
      return Array.isArray(value) ? sequence(value, depth, text, seen) : mapping(value, depth, text, seen);
    default:
      throw new NotJson();
  }
}

function sequence(items: readonly unknown[], depth: number, before: string, seen: Seen): string {
  if (Object.getPrototypeOf(items) !== Array.prototype || 'toJSON' in items) throw new NotJson();
  if (items.length === 0) return `${before}[]`;
  const next = `${breakAt(depth)}- `;
  let text = `${before}- `;
  for (let at = 0; at < items.length; at += 1) {
    if (at > 0) text += next;
    text = write(items[at], depth + 1, text, seen);
  }
  return text;
}

function mapping(map: object, depth: number, before: string, seen: Seen): string {
  const prototype = Object.getPrototypeOf(map);
  if ((prototype !== Object.prototype && prototype !== null) || 'toJSON' in map) throw new NotJson();
  const entries: Readonly<Record<string, unknown>> = map as Readonly<Record<string, unknown>>;
  const keys = Object.keys(map);
  if (keys.length === 0) return `${before}{}`;
  const line = breakAt(depth);
  let text = before;
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? '';
    const value = entries[key];
    if (at > 0) text += line;
    const written = keyText(key, depth);
    // A key that is too long for one line takes its value after a colon of its own.
    if (written.startsWith('? ')) text += `${written}${line}: `;
    else text += filled(value) ? `${written}:${breakAt(depth + 1)}` : `${written}: `;
    text = write(value, depth + 1, text, seen);
  }
  return text;
}

/** Whether a value starts on a line of its own below its key. */
function filled(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0;
}

/**
 * The objects of one document so far: the YAML library gives an object that occurs twice an anchor, and writes an alias.
 * Most documents have few objects, and a look through a short list is cheaper than a set.
 */
class Seen {
  private readonly few: object[] = [];
  private many: Set<object> | undefined;

  /** @throws NotJson for an object that is known. */
  add(value: object): void {
    if (this.few.includes(value) || this.many?.has(value)) throw new NotJson();
    if (this.few.length < 128) this.few.push(value);
    else {
      this.many ??= new Set();
      this.many.add(value);
    }
  }
}
