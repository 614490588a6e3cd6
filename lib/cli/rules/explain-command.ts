import { Command } from 'commander';
import { examplesHelp } from '../examples';
import type { ExitCode } from '../exit-codes';
import type { Terminal } from '../terminal';
import { explain, insteadOf } from './explain';

/** The command `explain`. */
export function explainCommand(terminal: Terminal, exit: (code: ExitCode) => void): Command {
  return new Command('explain')
    .description('Explain a rule, with an object that fails it and one that passes it.')
    .argument('<code>', 'the code in a finding, such as api/name-format')
    .addHelpText('after', examplesHelp([['cdk8s-pods explain api/port-number', 'what a port must be, and why']]))
    .action((code: string) => {
      const text = explain(code);
      if (text !== undefined) return terminal.out(text);
      terminal.err(`error: unknown rule ${JSON.stringify(code)}; ${insteadOf(code)}\n`);
      exit(2);
    });
}
