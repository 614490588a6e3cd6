import { Command } from 'commander';
import { examplesHelp } from './examples';
import { listRules } from './explain';
import type { Terminal } from './terminal';

/** The command `rules`. */
export function rulesCommand(terminal: Terminal): Command {
  return new Command('rules')
    .description('List all rules.')
    .addHelpText('after', examplesHelp([['cdk8s-pods rules | grep practice/', 'the checks of a reviewer']]))
    .action(() => terminal.out(listRules()));
}
