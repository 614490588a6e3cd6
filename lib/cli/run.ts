import { Command, CommanderError } from 'commander';
import { printableLines } from '../values/printable';
import { codesLike, explain, listRules } from './explain';
import { fatalErrorText } from './fatal-error';
import { packageVersion } from './package-version';
import type { Terminal } from './terminal';
import { exitCodes, verifyCommand } from './verify-command';

/** Runs the command line; returns the exit code: 0 nothing found, 1 findings, 2 where it could not do what it was asked. */
export function run(args: readonly string[], given: Terminal): number {
  // Arguments, names of files and what an error says may be anybody's.
  const terminal: Terminal = { ...given, err: (text) => given.err(printableLines(text)) };
  let exitCode = 0;
  const program = new Command('cdk8s-pods')
    .description('Verify Kubernetes manifests offline, as an API server of the target release does.')
    .version(packageVersion())
    .addHelpText('after', exitCodes);
  program.addCommand(
    verifyCommand(terminal, (found) => {
      exitCode = found ? 1 : 0;
    }),
  );
  program
    .command('rules')
    .description('List all rules.')
    .action(() => terminal.out(listRules()));
  program
    .command('explain')
    .description('Explain a rule, with an object that fails it and one that passes it.')
    .argument('<code>', 'the code in a finding, such as api/name-format')
    .action((code: string) => {
      const text = explain(code);
      if (text !== undefined) return terminal.out(text);
      terminal.err(`error: unknown rule ${JSON.stringify(code)}; ${instead(code)}\n`);
      exitCode = 2;
    });
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
      .showHelpAfterError(`usage: ${fullName(command)} ${command.usage()} (see --help)`);
  }
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

/** As in `cdk8s-pods verify`. */
function fullName(command: Command): string {
  return [command.parent?.name(), command.name()].filter((name) => name !== undefined).join(' ');
}

function instead(code: string): string {
  const like = codesLike(code);
  return like.length > 0 ? `did you mean ${like.join(' or ')}?` : 'list them with `cdk8s-pods rules`';
}
