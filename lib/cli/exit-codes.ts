/** What the exit code of a command tells; the same codes for all commands. */
export const exitCodes = [
  { code: 0, meaning: 'done: no findings, no differences' },
  {
    code: 1,
    meaning:
      'findings, also warnings (see --fail-on); for status, errors or warnings; for synth, a failure or differences; for plan, a verdict of --fail-on; for init and apply, what was not applied or is not ready',
  },
  {
    code: 2,
    meaning:
      'wrong usage, no manifests, an unreadable file or setting, a cluster that does not answer, or output that cannot be written',
  },
] as const;

export type ExitCode = (typeof exitCodes)[number]['code'];

/** How a command ends: with an exit code, with one later, or not before it is interrupted. */
export type Ended = ExitCode | undefined | Promise<ExitCode>;

/** The table, as every `--help` prints it. */
export const exitCodesHelp = `
Exit codes:
${exitCodes.map(({ code, meaning }) => `  ${code}  ${meaning}`).join('\n')}`;
