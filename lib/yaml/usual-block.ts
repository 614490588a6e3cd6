/** A block that `|` starts, and where the line behind it starts. */
export interface LiteralBlock {
  readonly text: string;
  readonly next: number;
}

const header = /\|([-+]?)\n( *)(?=[^ \t\n])/y;

/**
 * The usual block that starts at a place: of `|`, `|-` or `|+`, whose first line is not empty, and whose empty lines have no
 * spaces. `undefined` for others.
 * @param indent how far the collection around it is indented
 */
export function literalBlock(text: string, start: number, end: number, indent: number): LiteralBlock | undefined {
  header.lastIndex = start;
  const [found = '', chomping, spaces = ''] = header.exec(text) ?? [];
  if (spaces.length === 0 || spaces.length <= indent) return undefined;
  const first = start + found.length;
  let next = first;
  do {
    const lineEnd = text.indexOf('\n', next);
    if (lineEnd === -1 || lineEnd >= end) return undefined;
    next = lineEnd + 1;
  } while (text.startsWith(spaces, next) || (next < end && text.startsWith('\n', next)));
  if (isEmptyLine(text, next)) return undefined;
  const all = text.slice(first, next).replaceAll(`\n${spaces}`, '\n');
  return { text: chomping === '+' ? all : withoutEnd(all, '\n') + (chomping === '-' ? '' : '\n'), next };
}

/** A text without the same characters at its end; a pattern would take the square of the time. */
export function withoutEnd(text: string, character: string): string {
  let end = text.length;
  while (text[end - 1] === character) end -= 1;
  return text.slice(0, end);
}

/** Whether a line has spaces, and nothing else. */
function isEmptyLine(text: string, start: number): boolean {
  const line = / *\n?/y;
  line.lastIndex = start;
  return line.exec(text)?.[0].endsWith('\n') === true;
}
