import { Command, CommanderError } from 'commander';
import { codesLike, explain, listRules } from './explain';
import { packageVersion } from './package-version';
import { UnreadableSource } from './sources';
import type { Terminal } from './terminal';
import { verifyCommand } from './verify-command';

/** Runs the command line; returns the exit code: 0 nothing found, 1 findings, 2 bad usage or nothing to verify. */
export function run(args: readonly string[], terminal: Terminal): number {
  let exitCode = 0;
  const program = new Command('cdk8s-pods')
    .description('Verifies Kubernetes manifests offline, as an API server of a chosen release would.')
    .version(packageVersion());
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
    .description('Explain a rule: why it holds, an object in which it fails and one in which it passes.')
    .argument('<code>', 'the code in a finding: api/name-format')
    .action((code: string) => {
      const text = explain(code);
      if (text === undefined) program.error(`error: there is no rule ${JSON.stringify(code)}; ${instead(code)}`);
      else terminal.out(text);
    });
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({ writeOut: terminal.out, writeErr: terminal.err });
  }
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof UnreadableSource)) throw error;
    terminal.err(`error: ${error.message}\n`);
    return 2;
  }
  return exitCode;
}

function instead(code: string): string {
  const like = codesLike(code);
  return like.length > 0 ? `is ${like.join(' or ')} meant?` : '`cdk8s-pods rules` lists them';
}
