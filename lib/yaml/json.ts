import { maxDepth, type Node } from './nodes';
import { YamlError } from './problem';

/** A value of JSON in a text, and where it ends. */
export interface JsonValue {
  readonly node: Node;
  readonly end: number;
}

/**
 * The value of JSON that starts at a place, behind space. What comes after it does not matter.
 * @param depth how deep it is of interest: below, each value is read, and is null. @default all of it
 * @throws YamlError for invalid JSON.
 */
export function parseJson(text: string, start: number, depth = Number.POSITIVE_INFINITY): JsonValue {
  const parser = new Parser(text, start, depth);
  const node = parser.value();
  return { node, end: parser.at };
}

/** The position of the next character that is not space in JSON. */
export function skipJsonSpace(text: string, start: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); code === 32 || (code >= 9 && code <= 13 && code !== 11 && code !== 12); ) {
    at += 1;
    code = text.charCodeAt(at);
  }
  return at;
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const word = /(?:true|false|null)/y;
const words = { true: true, false: false, null: null } as const;

class Parser {
  private depth = 0;

  constructor(
    private readonly text: string,
    public at: number,
    private readonly deepest: number,
  ) {}

  value(): Node {
    this.at = skipJsonSpace(this.text, this.at);
    const start = this.at;
    const node = this.any();
    return this.depth === this.deepest ? { kind: 'constant', start, end: this.at, value: null } : node;
  }

  private any(): Node {
    switch (this.text[this.at]) {
      case '{':
        return this.map();
      case '[':
        return this.list();
      case '"':
        return this.string();
      default:
        return this.constant();
    }
  }

  private map(): Node {
    const start = this.at;
    const keys: Node[] = [];
    const values: Node[] = [];
    this.entries('}', () => {
      this.at = skipJsonSpace(this.text, this.at);
      if (this.text[this.at] !== '"') throw this.wrong('a key must be a string in double quotes');
      const key = this.string();
      this.expect(':');
      const value = this.value();
      if (this.isTooDeep()) return;
      keys.push(key);
      values.push(value);
    });
    return { kind: 'map', start, keys, values };
  }

  private list(): Node {
    const start = this.at;
    const items: Node[] = [];
    this.entries(']', () => {
      const item = this.value();
      if (!this.isTooDeep()) items.push(item);
    });
    return { kind: 'list', start, items };
  }

  /** Whether nobody needs what is read. */
  private isTooDeep(): boolean {
    return this.depth > this.deepest;
  }

  private entries(close: string, entry: () => void): void {
    this.depth += 1;
    if (this.depth > maxDepth) throw new YamlError(`nested deeper than ${maxDepth}`, this.at);
    this.at = skipJsonSpace(this.text, this.at + 1);
    if (this.text[this.at] !== close) {
      entry();
      while (this.isComma(close)) entry();
    }
    this.at += 1;
    this.depth -= 1;
  }

  /** Whether a comma stands here; else the end has to. */
  private isComma(close: string): boolean {
    this.at = skipJsonSpace(this.text, this.at);
    const sign = this.text[this.at];
    if (sign !== ',' && sign !== close) throw this.wrong(`missing , or ${close}`);
    if (sign === close) return false;
    this.at += 1;
    return true;
  }

  private expect(sign: string): void {
    this.at = skipJsonSpace(this.text, this.at);
    if (this.text[this.at] !== sign) throw this.wrong(`missing ${sign}`);
    this.at += 1;
  }

  private string(): Node {
    const start = this.at;
    let isAsItIs = true;
    let at = start + 1;
    for (; this.text[at] !== '"'; at += 1) {
      const code = this.text.charCodeAt(at);
      // The end of the text is not a number.
      if (!(code >= 32))
        throw new YamlError('a string of JSON must end in its line', start, 'close it, or escape the character');
      if (code !== 92) continue;
      isAsItIs = false;
      at += 1;
    }
    this.at = at + 1;
    const text = !isAsItIs ? this.unescaped(start) : this.isTooDeep() ? '' : this.text.slice(start + 1, at);
    return { kind: 'scalar', start, end: this.at, text, isPlain: false, tag: undefined };
  }

  private unescaped(start: number): string {
    try {
      // Half a surrogate pair is not a character for kubectl.
      return JSON.parse(this.text.slice(start, this.at)).replace(/\p{Cs}/gu, '\ufffd');
    } catch {
      throw new YamlError('unknown escape in a string of JSON', start, 'escape a backslash as \\\\');
    }
  }

  private constant(): Node {
    const start = this.at;
    const found = this.match(word);
    if (found !== undefined) {
      return { kind: 'constant', start, end: this.at, value: words[found as keyof typeof words] };
    }
    const digits = this.match(number);
    if (digits === undefined || this.isUnfinished(digits)) throw this.wrong('missing value');
    // Adding makes 0 of -0.
    return { kind: 'constant', start, end: this.at, value: Number(digits) + 0 };
  }

  /** Whether a fraction or an exponent is begun and has no digits. */
  private isUnfinished(digits: string): boolean {
    const next = this.text[this.at];
    return next === '.' ? !/[.eE]/.test(digits) : (next === 'e' || next === 'E') && !/[eE]/.test(digits);
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const [found] = pattern.exec(this.text) ?? [];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private wrong(message: string): YamlError {
    return new YamlError(`${message} in JSON`, this.at);
  }
}
