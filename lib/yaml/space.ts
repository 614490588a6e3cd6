import { behindSpace } from '../values/white-space';

/**
 * Where kubectl goes on with YAML after it found no more JSON: behind space, but in the same line. It looks at four bytes
 * each time: where fewer are left, it gives up, and so it does at U+FFFD.
 */
export function behindSpaceInLine(text: string, start: number): number | undefined {
  for (let at = start; ; at += 1) {
    if (Buffer.byteLength(text.slice(at, at + 4)) < 4 || text[at] === '\ufffd') return undefined;
    if (behindSpace(text[at] as string, 0) === 0) return at;
    if (text[at] === '\n') return at + 1;
  }
}
