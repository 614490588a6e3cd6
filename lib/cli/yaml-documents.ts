import { Composer, type Document, Lexer, Parser } from 'yaml';

/** Says that a text has more in it than is read, and where. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

/** Some 20 MB of manifests. What is parsed takes up to half a kilobyte for each. */
const maxWords = 4_000_000;
/**
 * How many collections may be open at once: far from what makes the parser, which calls itself for each, run out of
 * stack. Node may not survive that: it aborts where a regular expression has to be compiled on the last bit of it.
 */
const maxOpen = 300;

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
    if (allowed.left < 0) {
      const words = maxWords.toLocaleString('en');
      throw new TooMuch(`there are more than ${words} words and signs up to here; split the text`, parser.offset);
    }
    if (parser.stack.length > maxOpen) throw new TooMuch('it is nested too deep', parser.offset);
    yield* parser.next(word);
  }
  yield* parser.end();
}
