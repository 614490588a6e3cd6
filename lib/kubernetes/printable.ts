/**
 * A text that may come from anybody, for a terminal or a log: control characters, which could move the cursor or end the
 * line, and those that turn the direction of writing, are spelled out.
 */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/gu,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
