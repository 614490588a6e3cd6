/** A string with half a surrogate pair, which cannot be written. */
export class LoneSurrogate extends Error {
  override readonly name = 'LoneSurrogate';
}

/** Whether a string has half a surrogate pair in it. */
export const hasLoneSurrogate = (text: string): boolean => /\p{Cs}/u.test(text);

/**
 * A string in double quotes, in one line. Characters that kubectl rejects or reads as a line break are escaped, and byte
 * order marks, which it may lose. Other characters stay as they are.
 * @throws LoneSurrogate
 */
export function doubleQuoted(text: string): string {
  if (hasLoneSurrogate(text)) throw new LoneSurrogate();
  return JSON.stringify(text).replace(unsafe, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Beyond what JSON escapes. */
const unsafe = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;
