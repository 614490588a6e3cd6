/** What Go takes for white space: what JavaScript does, with NEL and without the byte order mark. */
const space = '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const edge = new RegExp(`^${space}|${space}$`);
const oneSpace = new RegExp(space);
const spaces = new RegExp(`${space}+`);
const fromHere = new RegExp(`${space}*`, 'y');

/** Whether a text starts or ends with white space. */
export function isPadded(text: string): boolean {
  return edge.test(text);
}

/** A text without the white space around it, as Go's `strings.TrimSpace`. */
export function trimSpace(text: string): string {
  return trimmed(text, oneSpace);
}

/** A text without the characters around it that a pattern is of. It takes linear time, which a pattern of many does not. */
export function trimmed(text: string, character: RegExp): string {
  let [start, end] = [0, text.length];
  while (start < end && character.test(text.charAt(start))) start += 1;
  while (end > start && character.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** The position of the next character that is not white space. */
export function behindSpace(text: string, start: number): number {
  fromHere.lastIndex = start;
  return start + (fromHere.exec(text)?.[0].length ?? 0);
}

/** The words between white space, as Go's `strings.Fields`. */
export function wordsOf(text: string): readonly string[] {
  return text.split(spaces).filter((word) => word !== '');
}
