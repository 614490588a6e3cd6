import { YamlError } from '../problem';

/** What stands in a text of YAML, one after the other. */
export const Token = {
  /** A place that was kept for what might have stood there. */
  none: 0,
  end: 1,
  directive: 2,
  documentStart: 3,
  documentEnd: 4,
  blockSequence: 5,
  blockMapping: 6,
  blockEnd: 7,
  flowSequence: 8,
  flowSequenceEnd: 9,
  flowMapping: 10,
  flowMappingEnd: 11,
  blockEntry: 12,
  flowEntry: 13,
  key: 14,
  value: 15,
  alias: 16,
  anchor: 17,
  tag: 18,
  plain: 19,
  /** A plain scalar of several lines. */
  folded: 20,
  quoted: 21,
  /** What is behind a problem. */
  unseen: 22,
} as const;

export type Token = (typeof Token)[keyof typeof Token];

/** Enough for most manifests. */
const initial = 2048;
/** Some 30 MB of manifests. */
const mostTokens = 1 << 23;

/**
 * Tokens, each with where it starts and ends, in arrays of numbers: there are many, and objects would cost more than to
 * find them.
 */
export class Tokens {
  length = 0;
  /** Those of documents before. */
  private before = 0;
  private kinds = new Uint8Array(initial);
  private starts = new Int32Array(initial);
  private ends = new Int32Array(initial);
  /** The texts of those that have one: tags, and scalars that do not stand there as they are. */
  private texts: string[] = [];

  push(kind: Token, start: number, end: number): void {
    if (this.length === this.kinds.length) this.grow();
    this.kinds[this.length] = kind;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length += 1;
  }

  /** A token with a text of its own. */
  pushText(kind: Token, start: number, end: number, text: string): void {
    this.texts.push(text);
    this.push(kind, start, end);
  }

  /** Puts a token into a place that was kept. */
  place(at: number, kind: Token, offset: number): void {
    this.kinds[at] = kind;
    this.starts[at] = offset;
    this.ends[at] = offset;
  }

  kind(at: number): Token {
    return this.kinds[at] as Token;
  }

  start(at: number): number {
    return this.starts[at] as number;
  }

  end(at: number): number {
    return this.ends[at] as number;
  }

  /** The text of the token that is this one of those with a text. */
  text(at: number): string {
    return this.texts[at] as string;
  }

  /** Whether all documents together have more tokens than the limit. */
  get isTooMuch(): boolean {
    return this.before + this.length >= mostTokens;
  }

  /** Makes room for the tokens of another text. */
  reset(): void {
    this.clear();
    this.before = 0;
    // After a very large text that room is given back.
    if (this.kinds.length > 1 << 20) this.resize(initial);
  }

  /** Makes room for the tokens of another document. */
  clear(): void {
    this.before += this.length;
    this.length = 0;
    this.texts = [];
  }

  private grow(): void {
    if (this.isTooMuch) {
      throw new YamlError('more than 8 million keys, values and signs', this.end(this.length - 1), 'split the file');
    }
    const { kinds, starts, ends } = this;
    this.resize(2 * kinds.length);
    this.kinds.set(kinds);
    this.starts.set(starts);
    this.ends.set(ends);
  }

  private resize(room: number): void {
    this.kinds = new Uint8Array(room);
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
  }
}
