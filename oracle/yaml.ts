import { askLines } from './ask';
import { buildProgram } from './build';

/** What kubectl takes from a text: see yaml/main.go. */
export interface KubectlReading {
  /** The documents up to the first that cannot be read; without those that are empty. */
  readonly documents: readonly {
    readonly value: unknown;
    /** Why there is no value in the JSON that the document is. */
    readonly error?: string;
  }[];
  /** Why the document after them cannot be read. */
  readonly error?: string;
}

/** A text, or the bytes of a file. */
export type Text = string | Uint8Array;

/**
 * Questions, each with how kubectl reads its text. They are taken as its reader, which is built first (a minute, once), takes
 * them: a million need no more memory than a thousand.
 */
export async function* kubectlReadings<Question extends { readonly text: Text }>(
  questions: Iterable<Question>,
): AsyncGenerator<readonly [Question, KubectlReading]> {
  const waiting = new Map<number, Question>();
  function* lines(): Generator<string> {
    let asked = 0;
    for (const question of questions) {
      waiting.set(asked, question);
      asked += 1;
      yield Buffer.from(question.text as string).toString('base64');
    }
  }
  let answered = 0;
  for await (const answer of askLines(buildProgram('yaml'), lines())) {
    const question = waiting.get(answered) as Question;
    waiting.delete(answered);
    answered += 1;
    yield [question, JSON.parse(answer)];
  }
}
