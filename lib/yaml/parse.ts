import { keyText } from './key-text';
import { type AliasNode, type ListNode, type MapNode, maxDepth, type Node, type ScalarNode } from './nodes';
import { YamlError } from './problem';
import { type Scanned, scan } from './scan/scanner';
import { Token, type Tokens } from './scan/tokens';

/** What a document has in it. */
export interface ParsedDocument {
  /** `undefined` for only space and comments. */
  readonly root: Node | undefined;
  /** The start of text after the document's end, which kubectl ignores. */
  readonly ignored: number | undefined;
  /** Whether the document ends with `...`. */
  readonly hasDots: boolean;
}

/**
 * The document in a text from `start` to `end`, as kubectl's reader finds it.
 *
 * @param tokens Room for what is found; its content before does not matter.
 * @throws YamlError where kubectl cannot read it, and for nesting deeper than 256.
 * @see https://pkg.go.dev/go.yaml.in/yaml/v2 (parserc.go)
 */
export function parseDocument(text: string, start: number, end: number, tokens: Tokens): ParsedDocument {
  tokens.clear();
  return new Parser(text, tokens, scan(text, start, end, tokens)).document();
}

type Anchored = Exclude<Node, AliasNode>;

const usualHandles: Readonly<Record<string, string>> = { '!': '!', '!!': 'tag:yaml.org,2002:' };

class Parser {
  private at = -1;
  /** What stands there. */
  private token: Token = Token.none;
  /** How many tokens with a text were before. */
  private texts = 0;
  private depth = 0;
  private readonly anchors = new Map<string, Anchored>();
  private hasVersion = false;
  private readonly handles = new Map<string, string>();

  constructor(
    private readonly text: string,
    private readonly tokens: Tokens,
    private readonly scanned: Scanned,
  ) {
    this.advance();
  }

  document(): ParsedDocument {
    const root = this.root();
    const hasDots = this.is(Token.documentEnd);
    // Anything can follow the dots: it is ignored.
    while (this.is(Token.documentEnd)) this.advance();
    if (!this.is(Token.unseen)) return { root, hasDots, ignored: this.is(Token.end) ? undefined : this.start };
    if (!hasDots) throw this.unexpected();
    return { root, hasDots, ignored: this.scanned.problem?.offset };
  }

  private root(): Node | undefined {
    if (this.is(Token.end)) return undefined;
    const hasDirectives = this.is(Token.directive);
    while (this.is(Token.directive)) this.directive();
    if (!this.is(Token.documentStart)) {
      if (hasDirectives) throw this.unexpected('add --- before the document');
      return this.node(true, false);
    }
    this.advance();
    return isMarker(this.token) ? this.empty() : this.node(true, false);
  }

  private directive(): void {
    const { start } = this;
    const [name, handle = '', prefix = ''] = this.takeText().split(' ');
    this.advance();
    if (name === 'YAML') {
      if (handle !== '1.1') throw new YamlError('kubectl reads YAML 1.1 only', start, 'remove the line');
      if (this.hasVersion) throw new YamlError('duplicate %YAML', start, 'remove one of them');
      this.hasVersion = true;
    } else {
      if (this.handles.has(handle)) throw new YamlError('duplicate %TAG', start, 'remove one of them');
      this.handles.set(handle, prefix);
    }
  }

  private advance(): void {
    const { tokens } = this;
    do this.at += 1;
    while (this.at < tokens.length && tokens.kind(this.at) === Token.none);
    this.token = this.at < this.scanned.seen ? tokens.kind(this.at) : Token.unseen;
  }

  private is(token: Token): boolean {
    return this.token === token;
  }

  private get start(): number {
    return this.tokens.start(this.at);
  }

  private takeText(): string {
    this.texts += 1;
    return this.tokens.text(this.texts - 1);
  }

  private node(isBlock: boolean, mayBeIndentless: boolean): Node {
    if (this.is(Token.alias)) return this.alias();
    if (!this.is(Token.anchor) && !this.is(Token.tag)) {
      const node = this.content(isBlock, mayBeIndentless, undefined, undefined);
      if (node === undefined) throw this.unexpected();
      return node;
    }
    const { start } = this;
    let anchor = this.takeAnchor();
    const tag = this.takeTag();
    anchor ??= this.takeAnchor();
    const node = this.content(isBlock, mayBeIndentless, anchor, tag);
    if (node !== undefined) return node;
    return this.anchored(anchor, { kind: 'scalar', start, end: start, text: '', isPlain: tag === undefined, tag });
  }

  private alias(): AliasNode {
    const { start } = this;
    const name = this.text.slice(start + 1, this.tokens.end(this.at));
    const target = this.anchors.get(name);
    if (target === undefined)
      throw new YamlError('unknown anchor', start, 'set it before this alias in the same document, or quote the value');
    this.advance();
    return { kind: 'alias', start, name, target };
  }

  private takeAnchor(): string | undefined {
    if (!this.is(Token.anchor)) return undefined;
    const name = this.text.slice(this.start + 1, this.tokens.end(this.at));
    this.advance();
    return name;
  }

  private takeTag(): string | undefined {
    if (!this.is(Token.tag)) return undefined;
    const { start } = this;
    const [handle = '', suffix = ''] = this.takeText().split(' ');
    this.advance();
    if (handle === '') return suffix;
    const prefix = this.handles.get(handle) ?? usualHandles[handle];
    if (prefix === undefined) throw new YamlError('unknown tag', start, 'remove it, or quote the value');
    return prefix + suffix;
  }

  /** What stands here; `undefined` where that belongs to something around it. */
  private content(
    isBlock: boolean,
    mayBeIndentless: boolean,
    anchor: string | undefined,
    tag: string | undefined,
  ): Node | undefined {
    switch (this.token) {
      case Token.plain:
      case Token.folded:
      case Token.quoted:
        return this.anchored(anchor, this.scalar(tag));
      case Token.flowSequence:
        return this.flowList(anchor);
      case Token.flowMapping:
        return this.flowMap(anchor);
      case Token.blockSequence:
        return isBlock ? this.blockList(anchor) : undefined;
      case Token.blockMapping:
        return isBlock ? this.blockMap(anchor) : undefined;
      case Token.blockEntry:
        return mayBeIndentless ? this.indentlessList(anchor) : undefined;
      default:
        return undefined;
    }
  }

  private scalar(tag: string | undefined): ScalarNode {
    const { token, start } = this;
    const end = this.tokens.end(this.at);
    const text = token === Token.plain ? this.text.slice(start, end) : this.takeText();
    this.advance();
    return { kind: 'scalar', start, end, text, isPlain: token !== Token.quoted && tag === undefined, tag };
  }

  private empty(): ScalarNode {
    const { start } = this;
    return { kind: 'scalar', start, end: start, text: '', isPlain: true, tag: undefined };
  }

  private anchored<T extends Anchored>(anchor: string | undefined, node: T): T {
    if (anchor !== undefined) this.anchors.set(anchor, node);
    return node;
  }

  private goDeeper(): void {
    this.depth += 1;
    if (this.depth > maxDepth) throw new YamlError(`nested deeper than ${maxDepth}`, this.start);
  }

  private blockList(anchor: string | undefined): ListNode {
    const items: Node[] = [];
    const node = this.anchored(anchor, { kind: 'list', start: this.start, items });
    this.goDeeper();
    this.advance();
    while (this.is(Token.blockEntry)) {
      this.advance();
      const isEmpty = this.is(Token.blockEntry) || this.is(Token.blockEnd);
      items.push(isEmpty ? this.empty() : this.node(true, false));
    }
    if (!this.is(Token.blockEnd)) throw this.unexpected('start the line with a dash, or change its indentation');
    this.advance();
    this.depth -= 1;
    return node;
  }

  /** Dashes in the column of the key that they belong to. */
  private indentlessList(anchor: string | undefined): ListNode {
    const items: Node[] = [];
    const node = this.anchored(anchor, { kind: 'list', start: this.start, items });
    this.goDeeper();
    while (this.is(Token.blockEntry)) {
      this.advance();
      items.push(this.is(Token.blockEntry) || this.endsPair() ? this.empty() : this.node(true, false));
    }
    this.depth -= 1;
    return node;
  }

  private blockMap(anchor: string | undefined): MapNode {
    const keys: Node[] = [];
    const values: Node[] = [];
    const node = this.anchored(anchor, { kind: 'map', start: this.start, keys, values });
    this.goDeeper();
    this.advance();
    while (this.is(Token.key)) {
      this.advance();
      keys.push(this.key());
      if (this.is(Token.value)) {
        this.advance();
        values.push(this.endsPair() ? this.empty() : this.node(true, true));
      } else values.push(this.empty());
    }
    if (!this.is(Token.blockEnd)) throw this.unexpected('use key: value here, or change its indentation');
    this.advance();
    this.depth -= 1;
    return node;
  }

  private key(): Node {
    if (this.endsPair()) return this.empty();
    if (!this.is(Token.plain)) return this.node(true, true);
    const { start } = this;
    const end = this.tokens.end(this.at);
    this.advance();
    return { kind: 'scalar', start, end, text: keyText(this.text, start, end), isPlain: true, tag: undefined };
  }

  private endsPair(): boolean {
    return this.is(Token.key) || this.is(Token.value) || this.is(Token.blockEnd);
  }

  private flowList(anchor: string | undefined): ListNode {
    const { start } = this;
    const items: Node[] = [];
    const node = this.anchored(anchor, { kind: 'list', start, items });
    this.goDeeper();
    this.advance();
    while (!this.is(Token.flowSequenceEnd)) {
      if (items.length > 0 && this.isLastComma(start, Token.flowSequenceEnd)) break;
      items.push(this.is(Token.key) ? this.pair() : this.node(false, false));
    }
    this.advance();
    this.depth -= 1;
    return node;
  }

  /** One pair in a list, an object of its own. */
  private pair(): MapNode {
    const keys: Node[] = [];
    const values: Node[] = [];
    const { start } = this;
    this.goDeeper();
    this.flowPair(keys, values, Token.flowSequenceEnd);
    this.depth -= 1;
    return { kind: 'map', start, keys, values };
  }

  private flowMap(anchor: string | undefined): MapNode {
    const { start } = this;
    const keys: Node[] = [];
    const values: Node[] = [];
    const node = this.anchored(anchor, { kind: 'map', start, keys, values });
    this.goDeeper();
    this.advance();
    while (!this.is(Token.flowMappingEnd)) {
      if (keys.length > 0 && this.isLastComma(start, Token.flowMappingEnd)) break;
      if (this.is(Token.key)) this.flowPair(keys, values, Token.flowMappingEnd);
      else {
        keys.push(this.node(false, false));
        values.push(this.empty());
      }
    }
    this.advance();
    this.depth -= 1;
    return node;
  }

  private flowPair(keys: Node[], values: Node[], close: Token): void {
    this.advance();
    const hasKey = !this.is(Token.value) && !this.is(Token.flowEntry) && !this.is(close);
    keys.push(hasKey ? this.node(false, false) : this.empty());
    // In a list, kubectl's reader goes over what stands where the key would: `[? ]]` is a whole list to it.
    if (!hasKey && close === Token.flowSequenceEnd) this.advance();
    if (!this.is(Token.value)) {
      values.push(this.empty());
      return;
    }
    this.advance();
    values.push(this.is(Token.flowEntry) || this.is(close) ? this.empty() : this.node(false, false));
  }

  /** Goes over the comma that has to be here; whether it is the last one. */
  private isLastComma(start: number, close: Token): boolean {
    if (!this.is(Token.flowEntry)) {
      const [open, sign] = close === Token.flowSequenceEnd ? '[]' : '{}';
      if (isMarker(this.token)) throw new YamlError(`missing closing ${sign}`, start, 'close it');
      throw this.unexpected(`add a comma before it, or close ${open} before it`, `missing , or ${sign}`);
    }
    this.advance();
    return this.is(close);
  }

  /** The error for an unexpected token. */
  private unexpected(fix?: string, message?: string): YamlError {
    const { start, token } = this;
    if (token === Token.unseen && this.scanned.problem !== undefined) return this.scanned.problem;
    if (isMarker(token)) return new YamlError('unexpected end of the document', start);
    const [sign] = /[-?:,[\]{}#&*!|>'"%@`]|^/.exec(this.text.slice(start, start + 1)) ?? [''];
    return new YamlError(message ?? `unexpected ${sign === '' ? 'characters' : sign}`, start, fix);
  }
}

function isMarker(token: Token): boolean {
  return token <= Token.documentEnd;
}
