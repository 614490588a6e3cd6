import { keyText, stringText } from './string-text';

/** Thrown for a document that is more than plain JSON: cdk8s' own writer knows what becomes of it. */
export class NotJson extends Error {}

const space = 32;
const questionMark = 63;

/** Line breaks by depth, each with the indentation that follows it. */
const breaks = ['\n'];
const breakAt = (depth: number): string => {
  for (let next = breaks.length; next <= depth; next += 1) breaks.push(`\n${'  '.repeat(next)}`);
  return breaks[depth] ?? '\n';
};

interface Entries {
  readonly [key: string]: unknown;
}

/**
 * A plain object or array in block style, without the line break at its end.
 *
 * @throws NotJson for what is not plain JSON, or occurs twice.
 */
export function writeJson(value: object): string {
  return write(value, 0, '', '', '', new Seen());
}

/**
 * The text before and the value: after `gap` where it is empty, after `line` where it has entries. Text is handed along
 * and grows at its end: appending is what engines do best.
 */
function write(value: object, depth: number, before: string, gap: string, line: string, seen: Seen): string {
  seen.add(value);
  if (Array.isArray(value)) {
    if (Object.getPrototypeOf(value) !== Array.prototype || 'toJSON' in value) throw new NotJson();
    return value.length === 0 ? `${before + gap}[]` : sequence(value, depth, before + line, seen);
  }
  const prototype = Object.getPrototypeOf(value);
  if ((prototype !== Object.prototype && prototype !== null) || 'toJSON' in value) throw new NotJson();
  const keys = Object.keys(value);
  return keys.length === 0 ? `${before + gap}{}` : mapping(value as Entries, keys, depth, before + line, seen);
}

function sequence(items: readonly unknown[], depth: number, before: string, seen: Seen): string {
  const next = `${breakAt(depth)}- `;
  let text = before;
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at];
    text += at === 0 ? '- ' : next;
    if (typeof item === 'object' && item !== null) text = write(item, depth + 1, text, '', '', seen);
    else text += scalar(item, depth + 1);
  }
  return text;
}

function mapping(entries: Entries, keys: readonly string[], depth: number, before: string, seen: Seen): string {
  const line = breakAt(depth);
  const below = breakAt(depth + 1);
  let text = before;
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? '';
    const value = entries[key];
    const written = keyText(key, depth);
    if (at > 0) text += line;
    // A key that is too long for one line takes its value after a colon of its own.
    const apart = written.charCodeAt(0) === questionMark && written.charCodeAt(1) === space;
    text += apart ? `${written}${line}:` : `${written}:`;
    if (typeof value === 'object' && value !== null)
      text = write(value, depth + 1, text, ' ', apart ? ' ' : below, seen);
    else text += ` ${scalar(value, depth + 1)}`;
  }
  return text;
}

function scalar(value: unknown, depth: number): string {
  if (typeof value === 'string') return stringText(value, depth);
  if (typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0)) return String(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value === undefined || value === null) return 'null';
  throw new NotJson();
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
