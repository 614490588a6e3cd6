import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Asks a program that answers each line of its standard input with a line; the answers come in the order of the questions.
 * @throws Error where it fails, or answers more or less than it was asked, with the end of what it logged.
 */
export async function askLines(binary: string, lines: readonly string[]): Promise<readonly string[]> {
  if (lines.length === 0) return [];
  const program = spawn('nice', [binary], { stdio: 'pipe' });
  // What Kubernetes wonders about while it works matters only if it then fails.
  let log = '';
  program.stderr.setEncoding('utf8').on('data', (text: string) => {
    log = (log + text).slice(-4000);
  });
  const ended = new Promise<number | null>((resolve) => program.once('close', resolve));
  program.stdin.on('error', () => undefined);
  program.stdin.end(lines.map((line) => `${line}\n`).join(''));
  const answers: string[] = [];
  for await (const line of createInterface({ input: program.stdout })) answers.push(line);
  const code = await ended;
  if (code !== 0 || answers.length !== lines.length) {
    throw new Error(`${binary}: exit ${code}, ${answers.length} answers to ${lines.length} questions\n${log}`);
  }
  return answers;
}
