import { Command } from 'commander';
import { applyCommand } from './apply-command';
import { completionCommand } from './completion/completion-command';
import { examplesHelp } from './examples';
import { type Ended, exitCodesHelp } from './exit-codes';
import { importCommand } from './import-command';
import { initCommand } from './init-command';
import { logsCommand } from './logs-command';
import { packageVersion } from './package-version';
import { planCommand } from './plan-command';
import { explainCommand } from './rules/explain-command';
import { rulesCommand } from './rules/rules-command';
import { statusCommand } from './status-command';
import { synthCommand } from './synth-command';
import type { Terminal } from './terminal';
import { usageError } from './usage-error';
import { verifyCommand } from './verify/verify-command';

/** All commands, each from a file of its own. One whose exit code is not 0, or that goes on without one, calls `exit`. */
export function commandTree(terminal: Terminal, exit: (code: Ended) => void): Command {
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
    )
    .addCommand(initCommand(terminal, exit))
    .addCommand(synthCommand(terminal, exit))
    .addCommand(verifyCommand(terminal, exit))
    .addCommand(planCommand(terminal, exit))
    .addCommand(applyCommand(terminal, exit))
    .addCommand(importCommand(terminal, exit))
    .addCommand(statusCommand(terminal, exit))
    .addCommand(logsCommand(terminal, exit))
    .addCommand(rulesCommand(terminal))
    .addCommand(explainCommand(terminal, exit))
    .addCommand(completionCommand(terminal, () => program));
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
