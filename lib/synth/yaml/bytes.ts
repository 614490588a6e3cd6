/** The initial capacity: enough for many small files, and little compared with a large one. */
const chunk = 1 << 20;

/**
 * Texts in UTF-8, each of which grows at its end. What is written to files is large, and not looked at again: as bytes it
 * is out of the garbage collector's way.
 */
export class Bytes {
  /** The text that grows stands from `start` to `end`; behind it is room. */
  private buffer = Buffer.allocUnsafe(chunk);
  private start = 0;
  private end = 0;

  /** Makes room for so many bytes more. */
  reserve(more: number): void {
    if (this.end + more <= this.buffer.length) return;
    // Only the text that is not taken yet moves: others stay where they are.
    const text = this.buffer.subarray(this.start, this.end);
    this.buffer = Buffer.allocUnsafe(Math.max(chunk, 4 * text.length, text.length + more));
    this.buffer.set(text);
    this.start = 0;
    this.end = text.length;
  }

  /** Appends a string; half a surrogate pair becomes U+FFFD. */
  append(text: string): void {
    this.reserve(3 * text.length); // a UTF-16 unit takes three bytes at most
    this.end += this.buffer.write(text, this.end);
  }

  /** Appends bytes in UTF-8. */
  appendBytes(text: Uint8Array): void {
    this.reserve(text.length);
    this.buffer.set(text, this.end);
    this.end += text.length;
  }

  /** The text as it is; the next one begins behind it. */
  take(): Buffer {
    const text = this.buffer.subarray(this.start, this.end);
    this.start = this.end;
    return text;
  }
}
