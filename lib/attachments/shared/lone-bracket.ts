/**
 * The bracket of a regular expression that has no other one: `'('` of `a(b`. No dialect reads such an expression.
 *
 * @param classes whether a class may be within another one, as in Java, or has `[` as a character, as in Go
 * @see https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/regex/Pattern.html
 * @see https://github.com/google/re2/wiki/Syntax
 */
export function loneBracket(pattern: string, classes: 'nested' | 'flat'): string | undefined {
  const open: string[] = [];
  for (const [token] of pattern.matchAll(tokens)) {
    if (token.startsWith('[:')) continue;
    const inClass = open.at(-1) === '[';
    // A class may begin with "]"; within a flat one, the same two characters end it.
    const begins = token.startsWith('[') && !(inClass && classes === 'flat');
    if (begins) open.push('[');
    else if (inClass && token.endsWith(']')) open.pop();
    else if (!inClass && token === '(') open.push(token);
    else if (!inClass && token === ')' && open.pop() === undefined) return token;
  }
  return open.at(-1);
}

/** Brackets, and what brackets are no brackets in: quotes, escapes, and the names of classes in classes of Go. */
const tokens = /\\Q[\s\S]*?(?:\\E|$)|\\[\s\S]|(?<=\[[^\]]*)\[:\^?\w+:\]|\[\^?\]?|[()\]]/g;
