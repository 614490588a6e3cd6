import { CommanderError } from 'commander';
import { printableLines } from '../values/printable';
import { commandTree } from './command-tree';
import type { Ended, ExitCode } from './exit-codes';
import { fatalErrorText } from './fatal-error';
import type { Terminal } from './terminal';

/**
 * Runs the command line.
 * @returns the exit code, of which exit-codes.ts has the table; a promise of it for what waits for a cluster; `undefined` for
 * `synth --watch`, which goes on until it is interrupted
 */
export function run(args: readonly string[], given: Terminal): Ended {
  // Arguments, names of files and what an error says may be anybody's.
  const terminal: Terminal = { ...given, err: (text) => given.err(printableLines(text)) };
  let ended: Ended = 0;
  const program = commandTree(
    terminal,
    (code) => {
      ended = code;
    },
    args[0],
  );
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return failed(error, terminal);
  }
  return inTime(ended, terminal);
}

function inTime(ended: Ended, terminal: Terminal): Ended {
  return ended instanceof Promise ? ended.catch((error) => failed(error, terminal)) : ended;
}

function failed(error: unknown, terminal: Terminal): ExitCode {
  const text = fatalErrorText(error);
  if (text !== undefined) terminal.err(text);
  return 2;
}
