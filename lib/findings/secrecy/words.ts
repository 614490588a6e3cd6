/** Where the parts of commands, and of files of settings, end in a text: of what is doubtful, rather late than early. */

/** Where a word of a shell ends: at a space that is neither in quotes nor escaped. */
export function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const char = text.charAt(at);
    if (/\s/.test(char)) return at;
    if (char === '\\') at += 2;
    else if (/["'`]/.test(char)) at = closingQuote(text, at + 1, char, 0)?.end ?? at + 1;
    else at += 1;
  }
  return text.length;
}

/** The quote that ends a string, with the backslashes before it: no more than there are before the one that begins it. */
export function closingQuote(
  text: string,
  from: number,
  quote: string,
  backslashes: number,
): { readonly start: number; readonly end: number } | undefined {
  for (let at = text.indexOf(quote, from); at !== -1; at = text.indexOf(quote, at + 1)) {
    let start = at;
    while (start > from && text.charAt(start - 1) === '\\') start -= 1;
    if (at - start <= backslashes) return { start, end: at + 1 };
  }
  return undefined;
}

export function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}

/** Where the lines end that are indented deeper than the one in which a position is. */
export function endOfBlock(text: string, start: number): number {
  const indent = indentOf(text, text.lastIndexOf('\n', start - 1) + 1);
  let end = endOfLine(text, start);
  while (end < text.length) {
    const next = endOfLine(text, end + 1);
    const isBlank = text.slice(end + 1, next).trim() === '';
    if (!isBlank && indentOf(text, end + 1) <= indent) break;
    end = next;
  }
  return end;
}

function indentOf(text: string, line: number): number {
  let at = line;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at += 1;
  return at - line;
}
