import type { YamlProblem } from './problem';

/**
 * The text that some bytes are: UTF-8, or UTF-16 where a byte order mark says so, as PowerShell writes it. Where they are
 * neither, kubectl reads U+FFFD in their place, which is a problem here.
 */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly problem?: YamlProblem } {
  const encoding = encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    const text = new TextDecoder(encoding).decode(bytes);
    const offset = Math.max(text.indexOf('\ufffd'), 0);
    if (text.startsWith('\0GITCRYPT')) return { text: '', problem: encrypted };
    return { text, problem: { message: `not ${encoding.toUpperCase()}`, offset, fix: 'save the file as UTF-8' } };
  }
}

const encrypted: YamlProblem = {
  message: 'encrypted by git-crypt',
  offset: 0,
  fix: 'decrypt it before verifying, such as with `git-crypt unlock`',
};

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
