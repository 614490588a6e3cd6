import { Argument, Command } from 'commander';
import { examplesHelp } from '../examples';
import type { Terminal } from '../terminal';
import { bashCompletion } from './bash';
import { commandSpec } from './command-spec';
import { zshCompletion } from './zsh';

const shells = { bash: bashCompletion, zsh: zshCompletion };

/** The command `completion`, which prints a script for a shell, made from all commands. */
export function completionCommand(terminal: Terminal, _exit: unknown, all: () => Command): Command {
  return new Command('completion')
    .description('Print a script that completes commands, options and their values in a shell.')
    .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(shells)))
    .addHelpText(
      'after',
      examplesHelp([
        ['source <(cdk8s-pods completion bash)', 'in ~/.bashrc'],
        ['source <(cdk8s-pods completion zsh)', 'in ~/.zshrc, after compinit'],
      ]),
    )
    .action((shell: keyof typeof shells) => terminal.out(shells[shell](commandSpec(all()))));
}
