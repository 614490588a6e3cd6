import { InvalidArgumentError, Option } from 'commander';
import type { StockOptions } from './take-stock';

/** The options of the command `verify` for a repository that has findings already. */
export function stockOptions(): readonly Option[] {
  return [
    set('--baseline <file>', 'report only what this file does not have, which --write-baseline wrote', 'path'),
    set('--write-baseline <file>', 'record all findings in a file for --baseline, and exit with 0', 'path').conflicts([
      'baseline',
      'since',
    ] satisfies readonly (keyof StockOptions)[]),
    set('--since <revision>', 'report only what is in objects that changed since a revision of git', 'revision'),
  ];
}

/** What an unset variable in quotes leaves is a mistake. */
function set(flags: string, description: string, what: string): Option {
  return new Option(flags, description).argParser((value: string) => {
    if (value === '') throw new InvalidArgumentError(`it is empty; set a ${what}`);
    return value;
  });
}
