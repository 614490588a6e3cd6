/** As many as there are different keys in most repositories. */
const size = 1 << 12;
/** Longer keys are of one object: labels, and files. */
const longest = 40;

/** Texts of keys that were read before, each where its characters say. */
const known: string[] = new Array(size).fill('');

/**
 * A part of a text, as the same string each time: to make an object, V8 has to find a string of its own for each key, which
 * takes longer than to find it here.
 */
export function keyText(text: string, start: number, end: number): string {
  const length = end - start;
  if (length > longest) return text.slice(start, end);
  let hash = length;
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  const place = hash & (size - 1);
  const before = known[place] as string;
  if (before.length === length && text.startsWith(before, start)) return before;
  const own = ownString(text.slice(start, end));
  known[place] = own;
  return own;
}

/** A string as objects have it for a key; unlike a slice, it does not keep the text that it is of. */
function ownString(slice: string): string {
  const [own = ''] = Object.keys({ [slice]: true });
  return own;
}
