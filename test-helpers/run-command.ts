import { run } from '../lib/cli/run';
import type { Terminal } from '../lib/cli/terminal';

/** What a run of the command printed, and its exit code. */
export interface CommandRun {
  readonly exitCode: number | undefined;
  readonly out: string;
  readonly err: string;
  /** Both, in the order of printing. */
  readonly printed: string;
}

/**
 * Runs the command in this process and the working folder, without colours.
 * @param more what else the terminal has
 */
export function runCommand(
  args: readonly string[],
  standardInput: string | Uint8Array = '',
  more: Partial<Terminal> = {},
): CommandRun {
  const { ended, printed } = start(args, standardInput, more);
  if (ended instanceof Promise) throw new Error('the command goes on; use runClusterCommand');
  return { exitCode: ended, ...printed };
}

/** Runs a command that waits for a cluster. */
export async function runClusterCommand(args: readonly string[], standardInput = ''): Promise<CommandRun> {
  const { ended, printed } = start(args, standardInput, {});
  return { exitCode: await ended, ...printed };
}

function start(args: readonly string[], standardInput: string | Uint8Array, more: Partial<Terminal>) {
  const printed = { out: '', err: '', printed: '' };
  const print = (stream: 'out' | 'err') => (text: string) => {
    printed[stream] += text;
    printed.printed += text;
  };
  const standard = { out: print('out'), err: print('err'), standardInput: () => Buffer.from(standardInput) };
  return { ended: run(args, { ...standard, colours: false, ...more }), printed };
}
