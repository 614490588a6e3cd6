import { CommanderError } from 'commander';
import { printableLines } from '../values/printable';
import { commandTree } from './command-tree';
import type { ExitCode } from './exit-codes';
import { fatalErrorText } from './fatal-error';
import type { Terminal } from './terminal';

/**
 * Runs the command line.
 * @returns the exit code, of which exit-codes.ts has the table; `undefined` for `synth --watch`, which goes on until it is
 * interrupted
 */
export function run(args: readonly string[], given: Terminal): ExitCode | undefined {
  // Arguments, names of files and what an error says may be anybody's.
  const terminal: Terminal = { ...given, err: (text) => given.err(printableLines(text)) };
  let exitCode: ExitCode | undefined = 0;
  const program = commandTree(terminal, (code) => {
    exitCode = code;
  });
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const text = fatalErrorText(error);
    if (text !== undefined) terminal.err(text);
    return 2;
  }
  return exitCode;
}
