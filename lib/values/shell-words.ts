/** Characters that mean nothing to a shell, and texts in quotes in which nothing is to be expanded. */
const word = /(?:[^\s|&;<>()$`\\"'*?[\]#~{}!]|'[^']*'|"[^"$`\\]*")+/y;
const blanks = /\s*/y;

/**
 * The words of a command line, as a shell would split it; `undefined` where it would do more than that, as with variables,
 * pipes and assignments.
 */
export function shellWords(line: string): readonly string[] | undefined {
  // In a manifest the kubelet expands this, wherever it stands.
  if (line.includes('$(')) return undefined;
  const words: string[] = [];
  for (let at = skip(line, 0); at < line.length; at = skip(line, at)) {
    word.lastIndex = at;
    const [written] = word.exec(line) ?? [];
    if (written === undefined) return undefined;
    at += written.length;
    if (at < line.length && skip(line, at) === at) return undefined;
    words.push(written.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'));
  }
  const [program = ''] = words;
  return program === '' || program.includes('=') ? undefined : words;
}

function skip(line: string, at: number): number {
  blanks.lastIndex = at;
  blanks.exec(line);
  return blanks.lastIndex;
}

/** A text in quotes, which a shell takes as one word. */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
