/**
 * What the characters of a string say of it, as bits. `proof`: no number or timestamp of YAML 1.1 holds it, but a plain
 * scalar may. `digit` and `numeric` prove nothing. From `delicate` on, neighbours matter.
 */
const proof = 1;
const digit = 2;
const numeric = 4;
const delicate = 8;
const other = 16;

const space = 32;
const hash = 35;
const dollar = 36;
const dash = 45;
const slash = 47;
const colon = 58;

/** By character code. Outside of printable ASCII nothing is proved. */
const classes = new Uint8Array(128).fill(other);
for (let code = 33; code < 127; code += 1) classes[code] = proof;
for (const code of Buffer.from('0123456789')) classes[code] = digit;
for (const code of Buffer.from('abcdefABCDEFoOxXtTzZ_.+-')) classes[code] = numeric;
for (const code of [space, hash, colon]) classes[code] = delicate;

/** Null and the booleans of YAML 1.1, in some cases of letters. */
const words = new Set(['y', 'n', 'yes', 'no', 'true', 'false', 'on', 'off', 'null']);
const longestWord = 5;

/**
 * A string of one line as the `yaml` library writes it, where a look at each character proves that it can stand as it
 * is, or that it is all digits and so quoted. Undefined where that proves nothing.
 */
export function provedText(text: string): string | undefined {
  const { length } = text;
  let found = 0;
  let before = 0;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? (classes[code] as number) : other;
    if (kind >= delicate) {
      if (kind === other) return undefined;
      if ((code === space && before === colon) || (code === hash && before === space)) return undefined;
    }
    found |= kind;
    before = code;
  }
  if (found === digit) return `"${text}"`;
  if (before === space || before === colon) return undefined;
  return startsPlain(text, (found & proof) !== 0) ? text : undefined;
}

/** Whether a string of harmless characters can be unquoted, judged by its start. */
function startsPlain(text: string, proved: boolean): boolean {
  const first = text.charCodeAt(0);
  if (isLetter(first)) {
    if (text.length <= longestWord && words.has(text.toLowerCase())) return false;
    // `e5` is a number of YAML 1.1.
    return proved || !isE(first);
  }
  if (first === slash || first === dollar) return true;
  if (!proved) return false;
  // `--- ` ends a document; `- ` starts an item.
  if (first === dash) return isLetter(text.charCodeAt(text.charCodeAt(1) === dash ? 2 : 1));
  return classes[first] === digit;
}

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isE = (code: number): boolean => code === 69 || code === 101;
