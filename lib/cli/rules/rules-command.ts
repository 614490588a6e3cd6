import { Command, Option } from 'commander';
import { examplesHelp } from '../examples';
import type { Terminal } from '../terminal';
import { listRules, rulesJson } from './explain';

/** What prints the rules, by the value of `--output`. */
const outputs = { text: listRules, json: rulesJson } as const;

/** The command `rules`. */
export function rulesCommand(terminal: Terminal): Command {
  return new Command('rules')
    .description('List all rules, with their severities, and which practices are off by default.')
    .addOption(new Option('--output <format>', 'output format').choices(Object.keys(outputs)).default('text'))
    .addHelpText(
      'after',
      examplesHelp([
        ['cdk8s-pods rules | grep practice/', 'the checks of a reviewer'],
        ['cdk8s-pods rules --output json', 'for a program, with the reasons'],
      ]),
    )
    .action(({ output }: { readonly output: keyof typeof outputs }) => terminal.out(outputs[output]()));
}
