/** What a character of printable ASCII can be part of, as bits. */
const digit = 1;
const counts = 2;
const visible = 4;
const delicate = 8;

const space = 32;
const hash = 35;
const dash = 45;
const dot = 46;
const slash = 47;
const colon = 58;

/**
 * By character code; none for what is not printable ASCII. `digit` and `counts`: a number or a timestamp of YAML 1.1 may
 * hold it, so it proves nothing. `visible`: none that starts with a digit, `-` or `e` holds it, `-.inf` aside.
 * `delicate`: its neighbours matter.
 */
const classes = new Uint8Array(128);
for (let code = 33; code < 127; code += 1) classes[code] = visible;
for (const code of Buffer.from('abcdefABCDEFxXoOtTzZ_.+-')) classes[code] = counts;
for (const code of Buffer.from('0123456789')) classes[code] = digit;
for (const code of [space, hash, colon]) classes[code] = delicate;

/** A reader of YAML 1.1 or 1.2 takes these words, in some cases of letters, for null or a boolean. */
const words = new Set(['y', 'n', 'yes', 'no', 'true', 'false', 'on', 'off', 'null']);

/**
 * A string of one line as the YAML library writes it, where a look at each character proves that it stays as it is, or
 * is all digits and so quoted. Undefined where that proves nothing.
 */
export function provedText(text: string): string | undefined {
  let before = 0;
  let kinds = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? (classes[code] ?? 0) : 0;
    if (kind === 0) return undefined;
    if (kind === delicate && ((code === space && before === colon) || (code === hash && before === space)))
      return undefined;
    kinds |= kind;
    before = code;
  }
  if (before === 0 || before === space || before === colon) return undefined;
  if (kinds === digit) return `"${text}"`;
  return startsPlain(text, (kinds & visible) !== 0) ? text : undefined;
}

/** Whether a text of harmless characters can stand without quotes, judged by how it starts. */
function startsPlain(text: string, proves: boolean): boolean {
  const first = text.charCodeAt(0);
  if (isLetter(first)) {
    if (text.length <= 5 && words.has(text.toLowerCase())) return false;
    // `e5` is a number of YAML 1.1.
    return proves || (first !== 69 && first !== 101);
  }
  if (isDigit(first)) return proves;
  const second = text.charCodeAt(1);
  if (first === dash) return proves && (isLetter(second) || (second === dash && isLetter(text.charCodeAt(2))));
  return first === slash || first === 95 || first === 36 || (first === dot && second === slash);
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
