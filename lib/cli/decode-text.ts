/** What keeps a text from being read, and at which place of it. */
export interface TextProblem {
  readonly message: string;
  readonly offset: number;
}

/** What YAML has no place for: control characters, and halves of surrogate pairs. */
const forbidden = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** The text that some bytes are: UTF-8, or UTF-16 where a byte order mark says so, as PowerShell writes it. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly problem?: TextProblem } {
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    const offset = text.search(forbidden);
    if (offset === -1) return { text };
    const code = text.codePointAt(offset)?.toString(16).toUpperCase().padStart(4, '0');
    return { text, problem: { message: `the control character U+${code} stands here`, offset } };
  } catch {
    const text = new TextDecoder(encoding).decode(bytes);
    return {
      text,
      problem: { message: `this is no text in ${encoding}`, offset: Math.max(text.indexOf('\ufffd'), 0) },
    };
  }
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
