import { isSurelyText } from './scalar';

/** As many as there are different keys in most repositories. */
const size = 1 << 12;
/** Longer keys are of one object: labels, and files. */
const longest = 40;

/** Keys that were read before, each where its characters say. */
const known: string[] = new Array(size).fill('');
/** Whether each of them is a usual one; 0 where nobody has looked. */
const looks = new Uint8Array(size);
const [usual, unusual] = [1, 2];

/**
 * A part of a text, as the same string each time: to make an object, V8 has to find a string of its own for each key, which
 * takes longer than to find it here.
 */
export function keyText(text: string, start: number, end: number): string {
  return end - start > longest ? text.slice(start, end) : (known[placeOf(text, start, end)] as string);
}

/** The same for a key without quotes that is nothing but its text, whatever is around it; `undefined` for others. */
export function usualKey(text: string, start: number, end: number): string | undefined {
  if (end - start > longest) {
    const key = text.slice(start, end);
    return isUsual(key) ? key : undefined;
  }
  const place = placeOf(text, start, end);
  const key = known[place] as string;
  if (looks[place] === 0) looks[place] = isUsual(key) ? usual : unusual;
  return looks[place] === usual ? key : undefined;
}

/** Keys that are numbers are not surely text, and V8 has them in another order. */
const usualForm = /^(?!__proto__$)\w[\w./-]{0,200}$/;

function isUsual(key: string): boolean {
  return usualForm.test(key) && isSurelyText(key);
}

/** Where a key is among those that are known; it is put there, if it is not. */
function placeOf(text: string, start: number, end: number): number {
  const place = hashOf(text, start, end) & (size - 1);
  const before = known[place] as string;
  if (before.length !== end - start || !text.startsWith(before, start)) {
    known[place] = ownString(text.slice(start, end));
    looks[place] = 0;
  }
  return place;
}

/** Four characters tell nearly all keys apart. To look at each takes long until V8 has optimized that. */
function hashOf(text: string, start: number, end: number): number {
  const middle = start + ((end - start) >> 1);
  let hash = Math.imul(end - start, 31) + text.charCodeAt(start);
  hash = Math.imul(hash, 31) + text.charCodeAt(middle);
  hash = Math.imul(hash, 31) + text.charCodeAt(middle - 1);
  return Math.imul(hash, 31) + text.charCodeAt(end - 1);
}

/** A string as objects have it for a key; unlike a slice, it does not keep the text that it is of. */
function ownString(slice: string): string {
  const [own = ''] = Object.keys({ [slice]: true });
  return own;
}
