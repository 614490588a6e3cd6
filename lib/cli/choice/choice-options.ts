import { Option } from 'commander';
import { enableProblem } from '../../verify/practices/chosen';
import { ListOption } from '../repeatable-option';
import { codeProblem } from './code-problem';

/** The options of the command `verify` by which a user chooses what is read, reported, and failed on. */
export function choiceOptions(): readonly Option[] {
  return [
    new ListOption('--exclude <glob>', 'skip files and folders that match a pattern of .gitignore', notEmpty),
    new Option('--practices <set>', 'the practice/… checks, of what a reviewer would object to').choices([
      'off',
      'default',
      'all',
    ]),
    new ListOption(
      '--enable <code>',
      'check a practice that is off by default; practice/job-* or a,b for several',
      unlessEmpty(enableProblem),
      ',',
    ),
    new ListOption(
      '--ignore <code>',
      'do not report findings of a rule; practice/* or a,b for several',
      unlessEmpty(codeProblem),
      ',',
    ),
    new Option('--fail-on <severity>', 'exit with 1 for errors, for warnings too (the default), or never').choices([
      'error',
      'warning',
      'never',
    ]),
  ];
}

type ProblemOf = (value: string) => string | undefined;

/** Empty text between commas, or after the last one, does not count. */
function unlessEmpty(problemOf: ProblemOf): ProblemOf {
  return (code) => (code === '' ? 'a code is empty; set one, or remove the comma' : problemOf(code));
}

function notEmpty(pattern: string): string | undefined {
  return pattern === '' ? 'it is empty; set a pattern' : undefined;
}
