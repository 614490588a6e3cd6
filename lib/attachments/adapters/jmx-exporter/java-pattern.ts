/**
 * The bracket of a Java pattern that has no other one: `'('` of `a(b`. Such a pattern is none; others are left to Java.
 * @see https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/regex/Pattern.html
 */
export function loneBracket(pattern: string): string | undefined {
  const open: string[] = [];
  for (const [token] of pattern.matchAll(/\\Q[\s\S]*?(?:\\E|$)|\\[\s\S]|[()[\]]/g)) {
    const inClass = open.at(-1) === '[';
    if (token === '[' || (token === '(' && !inClass)) open.push(token);
    else if (token === ']' && inClass) open.pop();
    else if (token === ')' && !inClass && open.pop() === undefined) return token;
  }
  return open.at(-1);
}
