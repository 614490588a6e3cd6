/** Whether a text matches one of some patterns, in which `*` stands for any characters and `?` for one. */
export function matcherOf(patterns: readonly string[]): (text: string) => boolean {
  const exact = new Set(patterns.filter((pattern) => !/[*?]/.test(pattern)));
  const others = patterns.filter((pattern) => !exact.has(pattern));
  return (text) => exact.has(text) || others.some((pattern) => matches(pattern, text));
}

/** An expression would try all ways to divide a text among the stars; only the last star that was met can need more of it. */
function matches(pattern: string, text: string): boolean {
  let [inPattern, inText, afterStar, taken] = [0, 0, 0, 0];
  while (inText < text.length) {
    const next = pattern[inPattern];
    if (next === '*') {
      inPattern += 1;
      [afterStar, taken] = [inPattern, inText];
    } else if (next !== undefined && (next === '?' || next === text[inText])) {
      inPattern += 1;
      inText += 1;
    } else if (afterStar > 0) {
      taken += 1;
      [inPattern, inText] = [afterStar, taken];
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(inPattern));
}
