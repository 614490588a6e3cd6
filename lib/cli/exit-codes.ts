/** What exit code 1 tells, by command. The others end with 0 or 2. */
const failures: Readonly<Record<string, string>> = {
  init: 'a change was not confirmed',
  synth: 'the program failed, or --check found differences',
  verify: 'errors or warnings (see --fail-on)',
  plan: 'an object has a verdict of --fail-on',
  apply: 'an object was not applied or is not ready, would be refused, or was not to be deleted; or it was interrupted',
  status: 'errors or warnings',
};

const success = 'done: no findings, no differences';
const trouble =
  'wrong usage, no manifests, an unreadable file or setting, a cluster that does not answer, or output that cannot be written';

/** What the exit code of a command tells; the same codes for all commands. */
export const exitCodes = [
  { code: 0, meaning: success },
  {
    code: 1,
    meaning: Object.entries(failures)
      .map(([command, meaning]) => `\`${command}\`: ${meaning}`)
      .join('<br>'),
  },
  { code: 2, meaning: trouble },
] as const;

export type ExitCode = (typeof exitCodes)[number]['code'];

/** How a command ends: with an exit code, with one later, or not before it is interrupted. */
export type Ended = ExitCode | undefined | Promise<ExitCode>;

/** The table, as the `--help` of a command prints it: with its own meaning of 1. */
export function exitCodesHelp(command: string): string {
  const isProgram = command === 'cdk8s-pods';
  const failure = isProgram
    ? 'findings, differences, or what was not done (see --help of a command)'
    : failures[command];
  return [
    '',
    'Exit codes:',
    `  0  ${isProgram || failure !== undefined ? success : 'done'}`,
    ...(failure === undefined ? [] : [`  1  ${failure}`]),
    `  2  ${trouble}`,
  ].join('\n');
}
