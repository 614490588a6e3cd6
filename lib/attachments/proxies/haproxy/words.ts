/** A section of a configuration: its head, and the words of each line. */
export interface Section {
  readonly head: readonly string[];
  readonly lines: readonly Line[];
}

/** The words of a line; numbers are written as they are. */
export type Line = readonly (string | number)[];

/**
 * The source of a configuration. Every word is quoted where HAProxy would read more into it than one word, so that a value
 * can never become a line of its own.
 *
 * @throws RangeError where a word has a control character, which HAProxy cannot read
 * @see https://docs.haproxy.org/3.2/configuration.html#2.2
 */
export function printSections(sections: readonly Section[]): string {
  return sections
    .map(({ head, lines }) => [words(head), ...lines.map((line) => `    ${words(line)}`)].join('\n'))
    .join('\n\n')
    .concat('\n');
}

/** What HAProxy reads as one word as it stands. */
const bare = /^[A-Za-z0-9_.,:;/@+=~^*|&?<>!()[\]{}%$-]+$/;

function words(line: Line): string {
  return line.map((each) => word(String(each))).join(' ');
}

function word(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the check is for these characters.
  if (/[\u0000-\u001f\u007f]/.test(text)) {
    throw new RangeError(`haproxy: must not contain control characters, got ${JSON.stringify(text)}`);
  }
  return bare.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A string that HAProxy takes literally where it expands variables: in the value of a header. */
export function literal(text: string): string {
  return text.replaceAll('%', '%%');
}
