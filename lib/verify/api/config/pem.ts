/** A block of a PEM file. */
export interface PemBlock {
  /** `CERTIFICATE` */
  readonly type: string;
  readonly der: Buffer;
}

interface Found extends PemBlock {
  /** Where the text after it starts. */
  readonly end: number;
}

const begin = '-----BEGIN ';
const ending = '\n-----END ';
const dashes = '-----';

/**
 * The blocks of a PEM file, as Go reads them: text around them is ignored, and so is a block that is not complete.
 * @param text one character for each byte
 * @see https://pkg.go.dev/encoding/pem#Decode
 */
export function pemBlocks(text: string): readonly PemBlock[] {
  const blocks: PemBlock[] = [];
  for (let found = blockFrom(text, 0); found !== undefined; found = blockFrom(text, found.end)) blocks.push(found);
  return blocks;
}

function blockFrom(text: string, start: number): Found | undefined {
  let rest = start;
  let next = start;
  while (next >= rest) {
    rest = next;
    const end = text.indexOf(ending, rest);
    if (end === -1) return undefined;
    next = end + ending.length;
    // The last BEGIN line before it: earlier ones have no END line.
    const position = text.slice(rest, end).lastIndexOf(begin);
    if (position === -1 || (position > 0 && text[rest + position - 1] !== '\n')) continue;
    const typeLine = lineAt(text, rest + position + begin.length);
    rest = typeLine.next;
    if (!typeLine.line.endsWith(dashes)) continue;
    const type = typeLine.line.slice(0, -dashes.length);
    const body = bodyAfterHeaders(text, rest);
    if (body === undefined) return undefined;
    // Without a line between the headers and the END line, there is no body.
    const hasRoom = body === rest || end >= body;
    rest = body;
    if (!hasRoom || !text.startsWith(type + dashes, next)) continue;
    const afterType = next + type.length + dashes.length;
    if (lineAt(text, afterType).line !== '') continue;
    const der = decoded(text.slice(body, Math.max(body, end)));
    if (der !== undefined) return { type, der, end: lineAt(text, afterType).next };
  }
  return undefined;
}

/** Where the lines with a colon end; `undefined` at the end of the text. */
function bodyAfterHeaders(text: string, start: number): number | undefined {
  let at = start;
  while (at < text.length) {
    const { line, next } = lineAt(text, at);
    if (!line.includes(':')) return at;
    at = next;
  }
  return undefined;
}

/** The line at a position, without its end and the spaces before that. */
function lineAt(text: string, start: number): { readonly line: string; readonly next: number } {
  const found = text.indexOf('\n', start);
  const end = found === -1 ? text.length : found;
  const line = text
    .slice(start, end)
    .replace(/\r$/, '')
    .replace(/[ \t]+$/, '');
  return { line, next: Math.min(end + 1, text.length) };
}

/** Standard base64 with its padding; `undefined` for anything else. */
function decoded(body: string): Buffer | undefined {
  const base64 = body.replace(/[ \t\r\n]+/g, '');
  return base64.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(base64) ? Buffer.from(base64, 'base64') : undefined;
}
