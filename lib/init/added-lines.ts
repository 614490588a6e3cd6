/** A text with more lines at its end, which end as its own do. */
export function withLines(text: string, lines: readonly string[]): string {
  if (lines.length === 0) return text;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return `${text}${text === '' || text.endsWith('\n') ? '' : newline}${lines.map((line) => `${line}${newline}`).join('')}`;
}
