import { Composer, type Document, Lexer, Parser } from 'yaml';

/** Says that a text has more in it than is read, and where. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
  constructor(readonly offset: number) {
    super(`there are more than ${maxWords.toLocaleString('en')} words and signs up to here; split the text`);
  }
}

/** Some 20 MB of manifests. What is parsed takes up to half a kilobyte for each. */
const maxWords = 4_000_000;

/** How many words and signs may still be read. */
export interface Allowance {
  left: number;
}

/** What is allowed for one text. */
export function allowance(): Allowance {
  return { left: maxWords };
}

/**
 * The documents of a text, parsed with all scalars as texts: `readYaml` knows what kubectl makes of them. It finds the
 * keys that stand twice as well, in linear time.
 * @throws TooMuch for a text that would take more memory than anybody has.
 */
export function parseDocuments(text: string, allowed: Allowance): readonly Document.Parsed[] {
  const composer = new Composer({ version: '1.1', schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
  return [...composer.compose(tokensOf(text, allowed), false, text.length)];
}

function* tokensOf(text: string, allowed: Allowance) {
  const parser = new Parser();
  for (const word of new Lexer().lex(text)) {
    allowed.left -= 1;
    if (allowed.left < 0) throw new TooMuch(parser.offset);
    yield* parser.next(word);
  }
  yield* parser.end();
}
