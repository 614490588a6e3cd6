import { Command } from 'commander';
import { examplesHelp } from './examples';
import { type Ended, exitCodesHelp } from './exit-codes';
import { packageVersion } from './package-version';
import type { Terminal } from './terminal';
import { usageError } from './usage-error';

type Exit = (code: Ended) => void;
type Make = (terminal: Terminal, exit: Exit, all: () => Command) => Command;

/** Each command is in a file of its own, which is loaded where it is made: a run has one of them. */
const commands: Readonly<Record<string, () => Make>> = {
  init: () => (require('./init-command') as typeof import('./init-command')).initCommand,
  synth: () => (require('./synth-command') as typeof import('./synth-command')).synthCommand,
  verify: () => (require('./verify/verify-command') as typeof import('./verify/verify-command')).verifyCommand,
  plan: () => (require('./plan-command') as typeof import('./plan-command')).planCommand,
  apply: () => (require('./apply-command') as typeof import('./apply-command')).applyCommand,
  import: () => (require('./import-command') as typeof import('./import-command')).importCommand,
  status: () => (require('./status-command') as typeof import('./status-command')).statusCommand,
  logs: () => (require('./logs-command') as typeof import('./logs-command')).logsCommand,
  rules: () => (require('./rules/rules-command') as typeof import('./rules/rules-command')).rulesCommand,
  explain: () => (require('./rules/explain-command') as typeof import('./rules/explain-command')).explainCommand,
  completion: () =>
    (require('./completion/completion-command') as typeof import('./completion/completion-command')).completionCommand,
};

/**
 * All commands, or only one. One whose exit code is not 0, or that goes on without one, calls `exit`.
 * @param only the name of the one that is wanted, where it is the name of one
 */
export function commandTree(terminal: Terminal, exit: Exit, only = ''): Command {
  const program = new Command('cdk8s-pods')
    .description(
      'Synthesize Kubernetes manifests, verify them offline as an API server does, and apply them to a cluster.',
    )
    .version(packageVersion())
    .addHelpText(
      'after',
      examplesHelp([
        ['cdk8s-pods init my-shop', 'a new project'],
        ['cdk8s-pods synth --watch', 'new manifests after each edit'],
        ['cdk8s-pods verify deploy/', 'verify the manifests of a folder'],
        ['cdk8s-pods plan git:origin/main', 'what a change does to running Pods'],
        ['cdk8s-pods apply --name shop', 'apply the manifests of this project'],
        ['cdk8s-pods status cluster', 'what is wrong in a cluster'],
        ['cdk8s-pods verify --help', 'the options of a command, with examples'],
      ]),
    );
  const wanted = Object.hasOwn(commands, only) ? [only] : Object.keys(commands);
  for (const name of wanted) {
    const make = commands[name]?.();
    if (make !== undefined) program.addCommand(make(terminal, exit, () => commandTree(terminal, exit)));
  }
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .addHelpText('after', exitCodesHelp(command.name()))
      .configureOutput({
        writeOut: terminal.out,
        writeErr: terminal.err,
        outputError: (message, write) => write(usageError(message)),
      })
      .showHelpAfterError(`usage: ${fullName(command)} ${command.usage()} (see --help)`);
  }
  return program;
}

/** As in `cdk8s-pods verify`. */
function fullName(command: Command): string {
  return [command.parent?.name(), command.name()].filter((name) => name !== undefined).join(' ');
}
