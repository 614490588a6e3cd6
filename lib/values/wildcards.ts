/** Whether a text matches one of some patterns, in which `*` stands for any characters and `?` for one. */
export function matcherOf(patterns: readonly string[]): (text: string) => boolean {
  const exact = new Set(patterns.filter((pattern) => !/[*?]/.test(pattern)));
  const others = patterns.filter((pattern) => !exact.has(pattern)).map(expressionOf);
  return (text) => exact.has(text) || others.some((expression) => expression.test(text));
}

function expressionOf(pattern: string): RegExp {
  const escaped = pattern.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  // Several stars in a row would make the expression slow, and match the same.
  return new RegExp(`^${escaped.replace(/(?:\\\*)+/g, '.*').replaceAll('\\?', '.')}$`, 's');
}
