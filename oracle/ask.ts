import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';

/**
 * Asks a program that answers each line of its standard input with a line; the answers come in the order of the questions.
 * Questions are taken as the program reads them, so that neither all of them nor all answers need be in memory.
 * @throws Error where it fails, or answers more or less than it was asked, with the end of what it logged.
 */
export async function* askLines(binary: string, lines: Iterable<string>): AsyncGenerator<string> {
  const program = spawn('nice', [binary], { stdio: 'pipe' });
  // What Kubernetes wonders about while it works matters only if it then fails.
  let log = '';
  program.stderr.setEncoding('utf8').on('data', (text: string) => {
    log = (log + text).slice(-4000);
  });
  const ended = new Promise<number | null>((resolve) => program.once('close', resolve));
  let asked = 0;
  function* questions(): Generator<string> {
    for (const line of lines) {
      asked += 1;
      yield `${line}\n`;
    }
  }
  program.stdin.on('error', () => undefined);
  Readable.from(inPieces(questions())).pipe(program.stdin);
  let answered = 0;
  for await (const line of createInterface({ input: program.stdout })) {
    answered += 1;
    yield line;
  }
  const code = await ended;
  if (code !== 0 || answered !== asked) {
    throw new Error(`${binary}: exit ${code}, ${answered} answers to ${asked} questions\n${log}`);
  }
}

/** Texts, joined to what is worth being written at once. */
function* inPieces(texts: Iterable<string>): Generator<string> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < 1 << 16) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
