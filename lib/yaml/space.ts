/** What Go calls space, at a place of a text. */
const space = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*/y;

/** The position of the next character that is not space. */
export function behindSpace(text: string, start: number): number {
  space.lastIndex = start;
  return start + (space.exec(text)?.[0].length ?? 0);
}

/**
 * Where kubectl goes on with YAML after it found no more JSON: behind space, but in the same line. It looks at four bytes
 * each time: where fewer are left, it gives up, and so it does at U+FFFD.
 */
export function behindSpaceInLine(text: string, start: number): number | undefined {
  for (let at = start; ; at += 1) {
    if (Buffer.byteLength(text.slice(at, at + 4)) < 4 || text[at] === '\ufffd') return undefined;
    if (behindSpace(text[at] as string, 0) === 0) return at;
    if (text[at] === '\n') return at + 1;
  }
}
