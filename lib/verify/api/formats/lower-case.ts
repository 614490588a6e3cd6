/**
 * A text in small letters as Go's `strings.ToLower` writes it, which is character by character: of the capitals, only
 * Turkish İ becomes two in JavaScript.
 */
export function lowerCase(text: string): string {
  return text.includes('İ') ? text.replaceAll('İ', 'i').toLowerCase() : text.toLowerCase();
}
